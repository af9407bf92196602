package dev.florin.gateway.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param contextTiers other rates for long prompts, by rising length; absent where there are none
     * @param minimumChargeMicros the least that a request costs, in micro-credits; absent for none
     * @param free true where the model costs nothing at all; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pricing(
            String currency,
            PriceVersion version,
            @JsonProperty("effective_from") Instant effectiveFrom,
            @JsonProperty("per_million") Map<Meter, String> perMillion,
            Map<Meter, Rate> rates,
            @JsonProperty("context_tiers") @Nullable List<Tier> contextTiers,
            @JsonProperty("minimum_charge_micros") @Nullable Credits minimumChargeMicros,
            @Nullable Boolean free) {}

    /**
     * Holds for the whole request when its prompt is longer.
     *
     * @param rates of the meters that cost something else
     */
    record Tier(
            @JsonProperty("above_prompt_tokens") long abovePromptTokens,
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
                pricing(offer.price(), offering));
    }

    private static Pricing pricing(Price price, Offering offering) {
        List<Tier> tiers =
                price.tiers().stream().map(tier -> tier(tier, offering)).toList();
        return new Pricing(
                offering.currency().getCurrencyCode(),
                price.version(),
                price.effectiveFrom(),
                perMillion(price.rates(), offering),
                price.rates(),
                tiers.isEmpty() ? null : tiers,
                price.minimumChargeMicros(),
                price.free());
    }

    private static Tier tier(ContextTier tier, Offering offering) {
        return new Tier(tier.abovePromptTokens(), perMillion(tier.rates(), offering), tier.rates());
    }

    private static Map<Meter, String> perMillion(Map<Meter, Rate> rates, Offering offering) {
        Map<Meter, String> perMillion = new EnumMap<>(Meter.class);
        rates.forEach((meter, rate) -> perMillion.put(meter, perMillion(rate, offering)));
        return perMillion;
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
