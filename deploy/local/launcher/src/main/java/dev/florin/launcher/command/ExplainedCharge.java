package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import java.util.stream.Collectors;

/**
 * A charge for people to read.
 *
 * @param json as {@code /v1/account/charges/REQUEST} answers
 */
record ExplainedCharge(JsonNode json) {

    private static final String ROW = "%-28s%16s%28s%24s%n";

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("%s at %s, %s%n".formatted(of("/requestId"), of("/occurredAt"), of("/model")));
        text.append("price %s%s%n%n".formatted(of("/priceVersion"), tier()));
        text.append(ROW.formatted("meter", "quantity", "rate in micro-credits", "micro-credits"));
        json.path("lines")
                .forEach(line -> text.append(ROW.formatted(
                        line.path("meter").asText(),
                        line.path("quantity").asText(),
                        rate(line.path("rate")),
                        line.path("amountMicros").asText())));
        text.append(ROW.formatted("sum", "", "", of("/sumMicros")));
        Discount discount = new Discount(json.path("discountBasisPoints").asInt());
        if (!discount.isNone()) {
            text.append(ROW.formatted("discounted", "", "less " + discount, of("/discountedMicros")));
        }
        String rule = json.path("minimumChargeApplied").asBoolean() ? "minimum charge" : of("/rounding");
        text.append(ROW.formatted("rated", "", rule, of("/ratedMicros")));
        text.append(ROW.formatted("charged", "", byWhom(), of("/chargeMicros")));
        Credits charged = new Credits(json.path("chargeMicros").asLong());
        text.append("%nthe charge is %s credits%n".formatted(charged));
        if (json.has("providerUsage")) {
            text.append("the provider reported %s%n".formatted(quantities(json.path("providerUsage"))));
        }
        return text.append("price explains charge: %s"
                        .formatted(json.path("agrees").asBoolean() ? "yes" : "NO"))
                .toString();
    }

    private String tier() {
        return json.has("contextAbovePromptTokens")
                ? ", its rates above %s prompt tokens".formatted(of("/contextAbovePromptTokens"))
                : "";
    }

    private static String quantities(JsonNode usage) {
        return usage.properties().stream()
                .map(meter -> meter.getKey() + " " + meter.getValue().asText())
                .collect(Collectors.joining(", "));
    }

    private String byWhom() {
        return of("/funding").equals("BYOK") ? "the customer's own key" : "";
    }

    private static String rate(JsonNode rate) {
        long perUnits = rate.path("perUnits").asLong();
        return rate.path("amountMicros").asText() + (perUnits == 1 ? "" : " / " + perUnits);
    }

    private String of(String field) {
        return json.at(field).asText();
    }
}
