package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A what-if for people to read.
 *
 * @param json as {@code /admin/catalogue/drafts/DRAFT/whatif} answers
 */
record WhatIfText(JsonNode json) {

    private static final String MODEL = "%-40s%10s%18s%18s%18s%18s  %s";
    private static final String ACCOUNT = "%-40s%10s%18s%18s%18s";

    String text() {
        List<String> lines = new ArrayList<>(head());
        lines.add("");
        lines.addAll(new WhatIfTotal(json.path("total")).lines());
        lines.add("");
        lines.add(MODEL.formatted("model", "requests", "revenue in force", "draft", "margin in force", "draft", ""));
        json.at("/byModel/items").forEach(model -> lines.add(modelLine(at(model, "/model"), model, remark(model))));
        addOthers(lines, json.at("/byModel/others"), others -> modelLine(named(others), others, ""));
        lines.add("");
        lines.add(ACCOUNT.formatted("account", "requests", "revenue in force", "draft", "change"));
        json.at("/byAccount/items").forEach(account -> lines.add(accountLine(at(account, "/accountId"), account)));
        addOthers(lines, json.at("/byAccount/others"), others -> accountLine(named(others), others));
        lines.add("");
        lines.add(
                "Amounts are in credits. A margin leaves out requests whose cost is not known. Discounts are those that the");
        lines.add("requests had. A draft by characters cannot rate requests whose characters nobody counted.");
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> head() {
        List<String> lines = new ArrayList<>();
        lines.add("draft %s, tried on requests since %s until %s"
                .formatted(at(json, "/draftId"), at(json, "/since"), at(json, "/until")));
        if (!json.path("complete").asBoolean()) {
            lines.add("NOT COMPLETE: there was no time for what came after; ask for a shorter period");
        }
        lines.add("models: %s new, %s changed, %s as they are; %s are not in the draft and keep the price in force"
                .formatted(
                        at(json, "/scope/added"),
                        at(json, "/scope/changed"),
                        at(json, "/scope/unchanged"),
                        at(json, "/scope/kept")));
        JsonNode uncosted = json.path("draftModelsWithoutCost");
        if (uncosted.path("count").asInt() > 0) {
            lines.add("%s of the draft's models do not say what the provider charges: %s"
                    .formatted(at(uncosted, "/count"), names(uncosted)));
        }
        lines.add("models that would lose money: %s".formatted(at(json, "/losingModels")));
        return lines;
    }

    private static String modelLine(String name, JsonNode model, String remark) {
        return MODEL.formatted(
                        name,
                        at(model, "/sums/requests"),
                        WhatIfTotal.credits(model.at("/sums/inForce/revenueMicros")),
                        WhatIfTotal.credits(model.at("/sums/draft/revenueMicros")),
                        margin(model.at("/sums/inForce")),
                        margin(model.at("/sums/draft")),
                        remark)
                .stripTrailing();
    }

    private static String accountLine(String name, JsonNode account) {
        return ACCOUNT.formatted(
                name,
                at(account, "/sums/requests"),
                WhatIfTotal.credits(account.at("/sums/inForce/revenueMicros")),
                WhatIfTotal.credits(account.at("/sums/draft/revenueMicros")),
                WhatIfTotal.change(account.path("sums"), "revenueMicros"));
    }

    /** A question mark where no request's cost is known. */
    private static String margin(JsonNode earnings) {
        boolean isUnknown = earnings.path("requestsWithoutCost").asLong() > 0
                && earnings.path("costInCreditsMicros").bigIntegerValue().signum() == 0;
        return isUnknown ? "?" : WhatIfTotal.credits(earnings.path("marginMicros"));
    }

    private static String remark(JsonNode model) {
        List<String> remarks = new ArrayList<>();
        JsonNode draft = model.at("/sums/draft");
        if (model.path("losesMoney").asBoolean()) {
            remarks.add("LOSES MONEY");
        }
        if (draft.path("unpricedRequests").asLong() > 0) {
            String meters = String.join(", ", texts(draft.path("unpricedMeters")));
            remarks.add("%s refused: %s"
                    .formatted(
                            at(draft, "/unpricedRequests"), meters.isEmpty() ? "not sold" : "no rate for " + meters));
        }
        if (draft.path("requestsWithoutCost").asLong() > 0) {
            remarks.add("cost of %s not known".formatted(at(draft, "/requestsWithoutCost")));
        }
        if (!model.path("inDraft").asBoolean()) {
            remarks.add("not in the draft");
        }
        return String.join("; ", remarks);
    }

    private static void addOthers(List<String> lines, JsonNode others, Function<JsonNode, String> line) {
        if (others.at("/sums/requests").asLong() > 0) {
            lines.add(line.apply(others));
        }
    }

    private static String named(JsonNode others) {
        return others.path("groups").asInt() == 0 ? "others" : at(others, "/groups") + " others";
    }

    private static String names(JsonNode names) {
        List<String> first = texts(names.path("first"));
        int more = names.path("count").asInt() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String at(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }
}
