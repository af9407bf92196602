package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The sums of a what-if, for people to read.
 *
 * @param total requests at the prices in force and at those of the draft
 */
record WhatIfTotal(JsonNode total) {

    private static final String ROW = "%-34s%20s%20s%20s";
    private static final int MICRO_DIGITS = 6;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(total.path("requests").asText() + " requests", "in force", "draft", "change"));
        lines.add(amounts("revenue", "revenueMicros"));
        lines.add(amounts("cost", "costInCreditsMicros"));
        lines.add(amounts("margin", "marginMicros"));
        lines.add(row("margin in percent", percent(total.path("inForce")), percent(total.path("draft"))));
        lines.add(amounts("revenue without a known cost", "revenueWithoutCostMicros"));
        lines.add(row(
                "requests without a known cost",
                of("inForce", "requestsWithoutCost"),
                of("draft", "requestsWithoutCost")));
        lines.add(row("requests refused", of("inForce", "unpricedRequests"), of("draft", "unpricedRequests")));
        for (String currency : currencies()) {
            lines.add(row("providers charge " + currency, cost("inForce", currency), cost("draft", currency)));
        }
        lines.add(row("charged when they were made", credits(total.path("chargedMicros")), ""));
        return lines;
    }

    /** Exact, from millionths. */
    static String credits(JsonNode micros) {
        return shown(micros.bigIntegerValue());
    }

    /** From the prices in force to the draft, with its sign. */
    static String change(JsonNode sums, String field) {
        BigInteger change = sums.path("draft")
                .path(field)
                .bigIntegerValue()
                .subtract(sums.path("inForce").path(field).bigIntegerValue());
        return (change.signum() > 0 ? "+" : "") + shown(change);
    }

    private String amounts(String name, String field) {
        return ROW.formatted(
                name,
                credits(total.path("inForce").path(field)),
                credits(total.path("draft").path(field)),
                change(total, field));
    }

    private static String row(String name, String inForce, String draft) {
        return ROW.formatted(name, inForce, draft, "").stripTrailing();
    }

    private String of(String side, String field) {
        return total.path(side).path(field).asText();
    }

    /** Of the revenue whose cost is known. */
    private static String percent(JsonNode earnings) {
        BigInteger margin = earnings.path("marginMicros").bigIntegerValue();
        BigInteger revenue =
                earnings.path("costInCreditsMicros").bigIntegerValue().add(margin);
        return revenue.signum() == 0
                ? "-"
                : new BigDecimal(margin)
                        .movePointRight(2)
                        .divide(new BigDecimal(revenue), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private SortedSet<String> currencies() {
        SortedSet<String> currencies = new TreeSet<>();
        for (String side : List.of("inForce", "draft")) {
            total.path(side)
                    .path("providerCosts")
                    .forEach(cost -> currencies.add(cost.path("currency").asText()));
        }
        return currencies;
    }

    private String cost(String side, String currency) {
        for (JsonNode cost : total.path(side).path("providerCosts")) {
            if (cost.path("currency").asText().equals(currency)) {
                return credits(cost.path("costMicros"));
            }
        }
        return "0";
    }

    private static String shown(BigInteger micros) {
        return new BigDecimal(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
