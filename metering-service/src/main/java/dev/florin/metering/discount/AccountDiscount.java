package dev.florin.metering.discount;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.offering.Offering;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule.Step;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an account pays less, and how far it is to more. Money is in the offering's currency, as texts, at its price of credits.
 *
 * @param month in UTC
 * @param spentMicros charges of the month so far, in micro-credits
 * @param discountBasisPoints of what is admitted now: the larger one of both
 * @param volumeDiscountBasisPoints by the month's spend
 * @param next the first step that the spend has not reached; absent behind the last
 * @param commitment whose term it is; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountDiscount(
        YearMonth month,
        BigInteger spentMicros,
        String spent,
        String currency,
        Discount discountBasisPoints,
        Discount volumeDiscountBasisPoints,
        @Nullable NextStep next,
        @Nullable CommitmentAnswer commitment) {

    /**
     * @param fromMicros the spend of the month from which it holds
     * @param missingMicros what is still to be spent
     */
    public record NextStep(
            Discount discountBasisPoints, long fromMicros, String from, long missingMicros, String missing) {

        static NextStep of(Step step, long spentMicros, Offering offering) {
            long fromMicros = step.fromMicros().micros();
            long missingMicros = Math.subtractExact(fromMicros, spentMicros);
            return new NextStep(
                    step.discount(),
                    fromMicros,
                    money(BigInteger.valueOf(fromMicros), offering),
                    missingMicros,
                    money(BigInteger.valueOf(missingMicros), offering));
        }
    }

    static AccountDiscount of(BigInteger spentMicros, List<Agreement> agreements, Offering offering, Instant now) {
        Optional<Agreement> commitment = agreements.stream()
                .filter(agreement -> agreement.term().holdsAt(now))
                .findFirst();
        Discount volume = offering.volumeDiscounts().at(MonthSpend.comparable(spentMicros));
        return new AccountDiscount(
                MonthSpend.monthOf(now),
                spentMicros,
                money(spentMicros, offering),
                offering.currency().getCurrencyCode(),
                commitment
                        .map(agreed -> agreed.term().discountBasisPoints())
                        .orElse(Discount.NONE)
                        .max(volume),
                volume,
                offering.volumeDiscounts()
                        .nextAfter(MonthSpend.comparable(spentMicros))
                        .map(step -> NextStep.of(step, spentMicros.longValueExact(), offering))
                        .orElse(null),
                commitment.map(CommitmentAnswer::of).orElse(null));
    }

    private static String money(BigInteger micros, Offering offering) {
        return offering.costOf(micros).toPlainString();
    }
}
