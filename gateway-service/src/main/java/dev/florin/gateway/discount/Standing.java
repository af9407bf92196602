package dev.florin.gateway.discount;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.pricing.Discount;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What was told of an account last.
 *
 * @param from the first instant of the month of the volume discount
 * @param until the first instant behind it
 * @param volume within that month
 */
record Standing(Instant toldAt, Instant from, Instant until, Discount volume, List<CommitmentTerm> commitments) {

    /** @param most no volume discount is larger: the offering's largest */
    static Standing of(DiscountsChanged told, Discount most) {
        Discount volume = told.discountBasisPoints();
        return new Standing(
                told.occurredAt(),
                startOf(told.month()),
                startOf(told.month().plusMonths(1)),
                volume.max(most).equals(most) ? volume : most,
                told.commitments());
    }

    /** The larger one of volume discount and commitment. */
    Discount at(Instant time) {
        Discount byVolume = isWithinMonth(time) ? volume : Discount.NONE;
        return commitmentAt(time)
                .map(CommitmentTerm::discountBasisPoints)
                .orElse(Discount.NONE)
                .max(byVolume);
    }

    Optional<CommitmentTerm> commitmentAt(Instant time) {
        for (CommitmentTerm commitment : commitments) {
            if (commitment.holdsAt(time)) {
                return Optional.of(commitment);
            }
        }
        return Optional.empty();
    }

    /** Whether it says nothing from that time on. */
    boolean isOverAt(Instant time) {
        return !time.isBefore(until) && commitments.stream().noneMatch(commitment -> time.isBefore(commitment.until()));
    }

    private boolean isWithinMonth(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
