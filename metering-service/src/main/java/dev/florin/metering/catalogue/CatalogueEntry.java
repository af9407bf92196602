package dev.florin.metering.catalogue;

import static dev.florin.metering.catalogue.InvalidFieldException.require;

import dev.florin.offering.Offering;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A model as the catalogue file lists it.
 *
 * @param effectiveFrom not in the future: a price is published when it holds
 * @param rates what {@code perUnits} units of a meter cost, in major units of the offering's currency
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
        Map<String, BigDecimal> rates) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");

    /**
     * The model with its exact rates in credits.
     *
     * @param field where this entry stands, such as {@code models[0]}
     * @throws InvalidFieldException on the first value that cannot be used
     */
    ListedModel toListedModel(String field, Offering offering, Instant now) {
        requireName(id, field + ".id");
        requireName(provider, field + ".provider");
        requireName(upstreamModel, field + ".upstreamModel");
        require(contextTokens >= 1, field + ".contextTokens", "must be at least 1");
        require(
                maxOutputTokens >= 1 && maxOutputTokens <= contextTokens,
                field + ".maxOutputTokens",
                "must lie between 1 and contextTokens, " + contextTokens);
        require(version >= 1, field + ".version", "must be at least 1");
        require(perUnits >= 1, field + ".perUnits", "must be at least 1");
        require(
                !effectiveFrom.isAfter(now),
                field + ".effectiveFrom",
                effectiveFrom + " is in the future; list a price when it takes effect");
        PriceVersion priceVersion = new PriceVersion(offering.name() + "/" + id + "@" + version);
        Map<Meter, Rate> exact = exactRates(field + ".rates", offering);
        require(
                !exact.values().stream().allMatch(Rate::costsNothing),
                field + ".rates",
                "are all zero, and nothing is free by accident");
        Price price = new Price(priceVersion, effectiveFrom.truncatedTo(ChronoUnit.MICROS), exact);
        return new ListedModel(id, provider, upstreamModel, contextTokens, maxOutputTokens, version, price);
    }

    private Map<Meter, Rate> exactRates(String field, Offering offering) {
        require(!rates.isEmpty(), field, "at least one meter needs a rate");
        Map<Meter, Rate> exact = new EnumMap<>(Meter.class);
        rates.forEach(
                (meter, amount) -> exact.put(meterOf(meter, field), exactRate(amount, field + "." + meter, offering)));
        return exact;
    }

    private Rate exactRate(BigDecimal amount, String field, Offering offering) {
        require(amount != null && amount.signum() >= 0, field, "must be an amount of zero or more");
        try {
            return Rate.ofCurrency(amount, perUnits, offering.creditsPerCurrencyUnit());
        } catch (ArithmeticException e) {
            throw new InvalidFieldException(field, amount + " cannot be held exactly");
        }
    }

    private static Meter meterOf(String code, String field) {
        try {
            return Meter.fromCode(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException(field + "." + code, e.getMessage() == null ? code : e.getMessage());
        }
    }

    private static void requireName(String name, String field) {
        require(NAME.matcher(name).matches(), field, "'" + name + "' is not a name: letters, digits and . _ : / -");
    }
}
