package dev.florin.ledger.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.money.Credits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Credits granted together.
 *
 * @param orderId the order that bought it, where one did
 * @param expiresAt null when they never expire
 * @param grantedMicros what it held at first
 * @param remainingMicros what is not yet spent of it
 * @param returnedMicros for how much of it the money went back, by refunds and disputes, whether it was spent or not
 */
public record Lot(
        LotId lotId,
        AccountId accountId,
        LotSource source,
        @Nullable OrderId orderId,
        Instant grantedAt,
        @Nullable Instant expiresAt,
        Credits grantedMicros,
        Credits remainingMicros,
        Credits returnedMicros) {

    /** Soonest expiry first, then granted before purchased, then oldest; the id decides between equals. */
    public static final Comparator<Lot> BURN_DOWN = comparing(Lot::expiresAt, nullsLast(naturalOrder()))
            .thenComparing(lot -> lot.source() == LotSource.PURCHASED)
            .thenComparing(Lot::grantedAt)
            .thenComparing(lot -> lot.lotId().value().toString());

    public Lot {
        if (grantedMicros.isLessThan(remainingMicros) || grantedMicros.isLessThan(returnedMicros)) {
            throw new ArithmeticException(lotId + " would hold or return more than was granted");
        }
    }

    /**
     * A lot of which nothing is spent, its times in whole microseconds: the books keep no finer ones, and lots that are
     * granted in the block that spends them must be spent in the same order as those that were stored.
     */
    static Lot full(
            LotId lotId,
            AccountId accountId,
            LotSource source,
            @Nullable OrderId orderId,
            Instant grantedAt,
            @Nullable Instant expiresAt,
            Credits granted) {
        return new Lot(
                lotId,
                accountId,
                source,
                orderId,
                stored(grantedAt),
                expiresAt == null ? null : stored(expiresAt),
                granted,
                granted,
                Credits.ZERO);
    }

    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Throws {@link ArithmeticException} when the lot does not hold as much. */
    Lot spend(Credits amount) {
        return holding(remainingMicros.minus(amount), returnedMicros);
    }

    /** What was taken comes back. */
    Lot restore(Credits amount) {
        return holding(remainingMicros.plus(amount), returnedMicros);
    }

    /** It ends then, unless it ends sooner or came later. */
    Lot endingBy(Instant time) {
        Instant end = stored(time);
        boolean isLonger = grantedAt.isBefore(end) && (expiresAt == null || expiresAt.isAfter(end));
        return isLonger
                ? new Lot(
                        lotId,
                        accountId,
                        source,
                        orderId,
                        grantedAt,
                        end,
                        grantedMicros,
                        remainingMicros,
                        returnedMicros)
                : this;
    }

    /** What of its price the customer may still get back, in credits. */
    Credits returnableMicros() {
        return grantedMicros.minus(returnedMicros);
    }

    Lot returned(Credits amount) {
        return holding(remainingMicros, returnedMicros.plus(amount));
    }

    Lot notReturned(Credits amount) {
        return holding(remainingMicros, returnedMicros.minus(amount));
    }

    private Lot holding(Credits remaining, Credits returned) {
        return new Lot(lotId, accountId, source, orderId, grantedAt, expiresAt, grantedMicros, remaining, returned);
    }
}
