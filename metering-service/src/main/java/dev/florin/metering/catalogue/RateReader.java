package dev.florin.metering.catalogue;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.metering.catalogue.CatalogueEntry.TierEntry;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import dev.florin.yaml.InvalidFieldException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes exact rates of a file's amounts.
 *
 * @param perUnits of how many units the amounts are
 * @param factor what of the result's unit one of the file's is: the credits of a major unit of the currency, or 1 where both are
 *     the same
 */
record RateReader(long perUnits, BigDecimal factor) {

    Map<Meter, Rate> rates(Map<String, BigDecimal> amounts, String field) {
        require(!amounts.isEmpty(), field, "at least one meter needs a rate");
        Map<Meter, Rate> exact = new EnumMap<>(Meter.class);
        amounts.forEach(
                (meter, amount) -> exact.put(meterOf(meter, field), rate(amount, perUnits, field + "." + meter)));
        requireOneUnit(exact.keySet(), field);
        return exact;
    }

    /** Tokens and characters count the same text: charging it by both would charge it twice. */
    private static void requireOneUnit(Set<Meter> meters, String field) {
        Optional<Meter> tokens = meters.stream().filter(Meter::countsTokens).findFirst();
        Optional<Meter> characters =
                meters.stream().filter(Meter::countsCharacters).findFirst();
        if (tokens.isPresent() && characters.isPresent()) {
            throw new InvalidFieldException(
                    field + "." + characters.get(),
                    "stands beside " + tokens.get() + ": a price goes by tokens or by characters, never by both");
        }
    }

    /** @param below the rates for shorter prompts */
    List<ContextTier> tiers(@Nullable List<TierEntry> entries, String field, Map<Meter, Rate> below) {
        List<ContextTier> tiers = new ArrayList<>();
        require(
                entries == null || entries.isEmpty() || below.keySet().stream().noneMatch(Meter::countsCharacters),
                field,
                "go by the tokens of the prompt, and this price goes by characters");
        long above = 0;
        for (TierEntry entry : entries == null ? List.<TierEntry>of() : entries) {
            String where = field + "[" + tiers.size() + "]";
            require(
                    entry.abovePromptTokens() > above,
                    where + ".abovePromptTokens",
                    "must be above zero and above that of the tier before");
            above = entry.abovePromptTokens();
            Map<Meter, Rate> rates = rates(entry.rates(), where + ".rates");
            rates.keySet()
                    .forEach(meter -> require(
                            below.containsKey(meter), where + ".rates." + meter, "has no rate for shorter prompts"));
            tiers.add(new ContextTier(above, rates));
        }
        return tiers;
    }

    Credits minimum(@Nullable BigDecimal amount, String field) {
        if (amount == null) {
            return Credits.ZERO;
        }
        Rate rate = rate(amount, 1, field);
        require(rate.perUnits() == 1, field, amount + " is not a whole number of micro-credits");
        return new Credits(rate.amountMicros());
    }

    static boolean costNothing(Map<Meter, Rate> rates, List<ContextTier> tiers) {
        return Stream.concat(rates.values().stream(), tiers.stream().flatMap(tier -> tier.rates().values().stream()))
                .allMatch(Rate::costsNothing);
    }

    static Currency currency(@Nullable String code, String field, Offering offering) {
        if (code == null) {
            return offering.currency();
        }
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException(field, "'" + code + "' is not the code of a currency");
        }
    }

    private Rate rate(@Nullable BigDecimal amount, long units, String field) {
        if (amount == null || amount.signum() < 0) {
            throw new InvalidFieldException(field, "must be an amount of zero or more");
        }
        try {
            return Rate.ofCurrency(amount, units, factor);
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
}
