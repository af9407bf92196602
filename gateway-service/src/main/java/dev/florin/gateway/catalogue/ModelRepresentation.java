package dev.florin.gateway.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.offering.Offering;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** A model in OpenAI's shape, with what it costs. */
record ModelRepresentation(
        String id,
        String object,
        long created,
        @JsonProperty("owned_by") String ownedBy,
        @JsonProperty("context_length") long contextLength,
        @JsonProperty("max_output_tokens") long maxOutputTokens,
        Pricing pricing) {

    private static final int DECIMALS = 18;

    /**
     * @param perMillion by meter, for a million units, in the currency, as a decimal text
     * @param rates by meter, exact, in micro-credits
     */
    record Pricing(
            String currency,
            PriceVersion version,
            @JsonProperty("effective_from") Instant effectiveFrom,
            @JsonProperty("per_million") Map<Meter, String> perMillion,
            Map<Meter, Rate> rates) {}

    static ModelRepresentation from(PricePublished offer, Offering offering) {
        return new ModelRepresentation(
                offer.model(),
                "model",
                offer.price().effectiveFrom().getEpochSecond(),
                offer.provider(),
                offer.contextTokens(),
                offer.maxOutputTokens(),
                pricing(offer, offering));
    }

    private static Pricing pricing(PricePublished offer, Offering offering) {
        Map<Meter, String> perMillion = new EnumMap<>(Meter.class);
        offer.price().rates().forEach((meter, rate) -> perMillion.put(meter, perMillion(rate, offering)));
        return new Pricing(
                offering.currency().getCurrencyCode(),
                offer.price().version(),
                offer.price().effectiveFrom(),
                perMillion,
                offer.price().rates());
    }

    /** Micro-credits a unit are credits a million units. */
    private static String perMillion(Rate rate, Offering offering) {
        return BigDecimal.valueOf(rate.amountMicros())
                .divide(
                        BigDecimal.valueOf(rate.perUnits()).multiply(offering.creditsPerCurrencyUnit()),
                        DECIMALS,
                        RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
