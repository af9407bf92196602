package dev.florin.metering.catalogue;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Markup;
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
 * @param ratesIn what rates and minimum charge are amounts of: {@code currency}, major units of the offering's, which is so where
 *     it is left out, or {@code credits}
 * @param rates what {@code perUnits} units of a meter cost; left out where there is a markup
 * @param markupPercent what is added to the provider's price, instead of rates of one's own; zero to sell at cost
 * @param contextTiers other rates for long prompts, by rising length
 * @param minimumCharge the least that a request costs
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
        @Nullable String ratesIn,
        @Nullable Map<String, BigDecimal> rates,
        @Nullable BigDecimal markupPercent,
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
        PriceVersion name = ListedModel.versionName(offering.name(), id, version);
        ProviderPrice providerPrice =
                cost == null ? null : cost.providerPrice(field + ".cost", perUnits, name, begin(), offering);
        Price price = markupPercent == null
                ? ownPrice(name, field, offering)
                : markedUp(markupPercent, providerPrice, name, field, offering);
        return new ListedModel(
                id, provider, upstreamModel, contextTokens, maxOutputTokens, version, price, providerPrice);
    }

    private Instant begin() {
        return effectiveFrom.truncatedTo(ChronoUnit.MICROS);
    }

    /** The provider's price and the markup; what else makes a price is the provider's too. */
    private Price markedUp(
            BigDecimal percent, @Nullable ProviderPrice cost, PriceVersion name, String field, Offering offering) {
        String where = field + ".markupPercent";
        if (cost == null) {
            throw new InvalidFieldException(where, "needs a cost to stand on");
        }
        require(rates == null, field + ".rates", "stand beside a markupPercent: one of them makes the price");
        require(contextTiers == null, field + ".contextTiers", "stand beside a markupPercent: the cost's hold");
        require(minimumCharge == null, field + ".minimumCharge", "stands beside a markupPercent");
        require(free == null, field + ".free", "stands beside a markupPercent");
        require(ratesIn == null, field + ".ratesIn", "stands beside a markupPercent: the cost is in a currency");
        require(
                cost.currency().equals(offering.currency()),
                where,
                "is on a cost in " + cost.currency() + ", but the offering sells in " + offering.currency());
        require(!cost.price().costsNothing(), where, "is on a cost of nothing; list the rates, and free: true");
        try {
            return Markup.ofPercent(percent).on(cost, name, begin(), offering.creditsPerCurrencyUnit());
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException(where, String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            throw new InvalidFieldException(where, percent + " % on the cost cannot be held exactly");
        }
    }

    private Price ownPrice(PriceVersion name, String field, Offering offering) {
        if (rates == null) {
            throw new InvalidFieldException(field + ".rates", "are missing; or give a markupPercent on the cost");
        }
        RateReader reader = new RateReader(perUnits, creditsOfUnit(field, offering));
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
        return new Price(name, begin(), exact, tiers, minimum, saidToBeFree);
    }

    private BigDecimal creditsOfUnit(String field, Offering offering) {
        return switch (ratesIn) {
            case "credits" -> BigDecimal.ONE;
            case "currency" -> offering.creditsPerCurrencyUnit();
            case null -> offering.creditsPerCurrencyUnit();
            default ->
                throw new InvalidFieldException(
                        field + ".ratesIn", "'" + ratesIn + "' is neither currency nor credits");
        };
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

        ProviderPrice providerPrice(
                String field, long perUnits, PriceVersion version, Instant effectiveFrom, Offering offering) {
            RateReader reader = new RateReader(perUnits, BigDecimal.ONE);
            Map<Meter, Rate> exact = reader.rates(rates, field + ".rates");
            List<ContextTier> tiers = reader.tiers(contextTiers, field + ".contextTiers", exact);
            return new ProviderPrice(
                    RateReader.currency(currency, field + ".currency", offering),
                    new Price(version, effectiveFrom, exact, tiers, null, RateReader.costNothing(exact, tiers)));
        }
    }
}
