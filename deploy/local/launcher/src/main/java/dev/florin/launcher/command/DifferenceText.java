package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a draft would change, for people to read.
 *
 * @param json as {@code /admin/catalogue/drafts/DRAFT/difference} answers
 */
record DifferenceText(JsonNode json) {

    private static final String RATE = "    %-40s%24s  ->  %s%n";
    private static final String NOTHING = "-";
    private static final String UNITS =
            "Rates are in micro-credits, costs in millionths of the provider's currency, for one unit.";

    String text() {
        StringBuilder text = new StringBuilder();
        json.path("added").forEach(model -> append(text, "+ ", model));
        json.path("changed").forEach(model -> append(text, "~ ", model));
        json.path("gone")
                .forEach(model ->
                        text.append("  %s is not in the draft and stays as it is%n".formatted(model.asText())));
        return text.append("%d new, %d changed, %d unchanged, %d not in the draft"
                        .formatted(
                                json.path("added").size(),
                                json.path("changed").size(),
                                json.path("unchanged").asInt(),
                                json.path("gone").size()))
                .append(System.lineSeparator())
                .append(UNITS)
                .toString();
    }

    private static void append(StringBuilder text, String sign, JsonNode model) {
        text.append(sign).append(model.path("model").asText()).append(System.lineSeparator());
        model.path("rates").forEach(rate -> appendRate(text, "", rate));
        model.path("costs").forEach(rate -> appendRate(text, "cost of ", rate));
        model.path("fields")
                .forEach(field -> text.append(
                        RATE.formatted(field.path("field").asText(), value(field, "was"), value(field, "becomes"))));
    }

    private static void appendRate(StringBuilder text, String what, JsonNode rate) {
        String tier = rate.has("abovePromptTokens")
                ? " above " + rate.path("abovePromptTokens").asText()
                : "";
        text.append(
                RATE.formatted(what + rate.path("meter").asText() + tier, value(rate, "was"), value(rate, "becomes")));
    }

    private static String value(JsonNode change, String side) {
        return change.path(side).asText(NOTHING);
    }
}
