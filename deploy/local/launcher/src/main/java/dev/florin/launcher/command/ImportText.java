package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an import did, for people to read.
 *
 * @param json as {@code /admin/catalogue/imports} answers
 */
record ImportText(JsonNode json) {

    /** Of each list the first ones: the whole is at /admin/catalogue/drafts/DRAFT/import. */
    private static final int MOST_LINES = 15;

    String text() {
        JsonNode report = json.path("report");
        JsonNode difference = json.path("difference");
        StringBuilder text = new StringBuilder();
        text.append("draft %s%n".formatted(json.at("/draft/draftId").asText()));
        text.append("%d of %d entries: %d new, %d changed, %d unchanged; %d of what is sold are not in it%n"
                .formatted(
                        report.path("imported").asInt(),
                        report.path("entries").asInt(),
                        difference.path("added").size(),
                        difference.path("changed").size(),
                        difference.path("unchanged").asInt(),
                        difference.path("gone").size()));
        if (report.path("otherProviders").asInt() > 0) {
            text.append("%d of other providers%n"
                    .formatted(report.path("otherProviders").asInt()));
        }
        append(text, "not imported", report.path("notImported"), "%-48s %5d models  %s");
        append(text, "cannot be used", report.path("skipped"), "");
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, String title, JsonNode items, String format) {
        if (items.isEmpty()) {
            return;
        }
        text.append("%n%s: %d%n".formatted(title, items.size()));
        for (int i = 0; i < Math.min(items.size(), MOST_LINES); i++) {
            JsonNode item = items.get(i);
            String line = format.isEmpty()
                    ? "%-48s %s"
                            .formatted(
                                    item.path("entry").asText(),
                                    item.path("reason").asText())
                    : format.formatted(
                            item.path("field").asText(),
                            item.path("models").size(),
                            item.path("reason").asText());
            text.append("  ").append(line).append(System.lineSeparator());
        }
        if (items.size() > MOST_LINES) {
            text.append("  and %d more%n".formatted(items.size() - MOST_LINES));
        }
    }
}
