package dev.florin.metering.catalogue;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import dev.florin.yaml.InvalidFieldException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model as the catalogue file lists it.
 *
 * @param effectiveFrom in a file that is read at the start not in the future: such a price is published when it holds
 * @param version counts up with every change; of a draft's models the publication decides instead
 * @param perUnits of how many units the rates are
 * @param rates what {@code perUnits} units of a meter cost, in major units of the offering's currency
 * @param contextTiers other rates for long prompts, by rising length
 * @param minimumCharge the least that a request costs, in major units of the offering's currency
 * @param free true where the model costs nothing at all
 * @param cost what the provider charges, where that is known
 */
record CatalogueEntry(
        String id,
        String provider,
        String upstreamModel,
        long contextTokens,
        long maxOutputTokens,
        Instant effectiveFrom,
        int version,
        long perUnits,
        Map<String, BigDecimal> rates,
        @Nullable List<TierEntry> contextTiers,
        @Nullable BigDecimal minimumCharge,
        @Nullable Boolean free,
        @Nullable CostEntry cost) {

    /**
     * The model with its exact rates in credits.
     *
     * @param field where this entry stands, such as {@code models[0]}
     * @param latestStart no price may take effect later
     * @throws InvalidFieldException on the first value that cannot be used
     */
    ListedModel toListedModel(String field, Offering offering, Instant latestStart) {
        ModelName.require(id, field + ".id");
        ModelName.require(provider, field + ".provider");
        ModelName.require(upstreamModel, field + ".upstreamModel");
        require(contextTokens >= 1, field + ".contextTokens", "must be at least 1");
        require(
                maxOutputTokens >= 1 && maxOutputTokens <= contextTokens,
                field + ".maxOutputTokens",
                "must lie between 1 and contextTokens, " + contextTokens);
        require(version >= 1, field + ".version", "must be at least 1");
        require(perUnits >= 1, field + ".perUnits", "must be at least 1");
        require(
                !effectiveFrom.isAfter(latestStart),
                field + ".effectiveFrom",
                effectiveFrom + " is in the future; list a price when it takes effect, or publish it from a draft");
        Price price = price(field, offering);
        ProviderPrice providerPrice =
                cost == null ? null : cost.providerPrice(field + ".cost", perUnits, price, offering);
        return new ListedModel(
                id, provider, upstreamModel, contextTokens, maxOutputTokens, version, price, providerPrice);
    }

    private Price price(String field, Offering offering) {
        PriceVersion name = ListedModel.versionName(offering.name(), id, version);
        RateReader reader = new RateReader(perUnits, offering.creditsPerCurrencyUnit());
        Map<Meter, Rate> exact = reader.rates(rates, field + ".rates");
        List<ContextTier> tiers = reader.tiers(contextTiers, field + ".contextTiers", exact);
        Credits minimum = reader.minimum(minimumCharge, field + ".minimumCharge");
        boolean costsNothing = minimum.isZero() && RateReader.costNothing(exact, tiers);
        boolean saidToBeFree = Boolean.TRUE.equals(free);
        require(
                !costsNothing || saidToBeFree,
                field + ".rates",
                "are all zero, and nothing is free by accident; say free: true where it is meant");
        require(costsNothing || !saidToBeFree, field + ".free", "is said of a model that costs something");
        return new Price(name, effectiveFrom.truncatedTo(ChronoUnit.MICROS), exact, tiers, minimum, saidToBeFree);
    }

    /**
     * Rates above a length of the prompt.
     *
     * @param rates of the meters that cost something else
     */
    record TierEntry(long abovePromptTokens, Map<String, BigDecimal> rates) {}

    /**
     * What the provider charges for {@code perUnits} units.
     *
     * @param currency of the rates; the offering's where it is left out
     */
    record CostEntry(
            @Nullable String currency,
            Map<String, BigDecimal> rates,
            @Nullable List<TierEntry> contextTiers) {

        ProviderPrice providerPrice(String field, long perUnits, Price price, Offering offering) {
            RateReader reader = new RateReader(perUnits, BigDecimal.ONE);
            Map<Meter, Rate> exact = reader.rates(rates, field + ".rates");
            List<ContextTier> tiers = reader.tiers(contextTiers, field + ".contextTiers", exact);
            return new ProviderPrice(
                    RateReader.currency(currency, field + ".currency", offering),
                    new Price(
                            price.version(),
                            price.effectiveFrom(),
                            exact,
                            tiers,
                            null,
                            RateReader.costNothing(exact, tiers)));
        }
    }
}
