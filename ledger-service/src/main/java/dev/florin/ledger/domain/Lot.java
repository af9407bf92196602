package dev.florin.ledger.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.florin.id.AccountId;
import dev.florin.id.LotId;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Credits granted together.
 *
 * @param expiresAt null when they never expire
 * @param grantedMicros what it held at first
 * @param remainingMicros what is not yet spent of it
 */
public record Lot(
        LotId lotId,
        AccountId accountId,
        LotSource source,
        Instant grantedAt,
        @Nullable Instant expiresAt,
        Credits grantedMicros,
        Credits remainingMicros) {

    /** Soonest expiry first, then granted before purchased, then oldest; the id decides between equals. */
    public static final Comparator<Lot> BURN_DOWN = comparing(Lot::expiresAt, nullsLast(naturalOrder()))
            .thenComparing(Lot::source)
            .thenComparing(Lot::grantedAt)
            .thenComparing(lot -> lot.lotId().value().toString());

    public Lot {
        if (grantedMicros.isLessThan(remainingMicros)) {
            throw new IllegalArgumentException(lotId + " holds more than was granted");
        }
    }

    /** Throws {@link ArithmeticException} when the lot does not hold as much. */
    Lot spend(Credits amount) {
        return new Lot(lotId, accountId, source, grantedAt, expiresAt, grantedMicros, remainingMicros.minus(amount));
    }
}
