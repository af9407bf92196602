package dev.florin.gateway.admission;

import dev.florin.money.Credits;
import java.util.HashMap;
import java.util.Map;

/**
 * One account's lease in one epoch. At every moment granted = spent + returned + reserved + available, each zero or
 * more; {@link Credits} refuses to go below.
 */
final class AccountLease {

    private final Map<Long, Credits> reservations = new HashMap<>();
    private final Burn burn;
    private Credits granted = Credits.ZERO;
    private Credits reserved = Credits.ZERO;
    private Credits available = Credits.ZERO;
    private long lastUsedNanos;
    private long lastReturnNanos;
    private boolean everReturned;

    AccountLease(Burn burn, long nowNanos) {
        this.burn = burn;
        this.lastUsedNanos = nowNanos;
    }

    Credits granted() {
        return granted;
    }

    Credits available() {
        return available;
    }

    /** What of the lease is not charged yet: available and reserved. */
    Credits left() {
        return available.plus(reserved);
    }

    Credits recentBurn(long nowNanos) {
        return burn.recent(nowNanos);
    }

    /** All that was granted so far; an answer that was overtaken by a later one changes nothing. */
    void grantedInTotal(Credits total) {
        if (granted.isLessThan(total)) {
            available = available.plus(total.minus(granted));
            granted = total;
        }
    }

    void reserve(long number, Credits amount, long nowNanos) {
        available = available.minus(amount);
        reserved = reserved.plus(amount);
        reservations.put(number, amount);
        lastUsedNanos = nowNanos;
    }

    /** Charges at most what was reserved and frees the rest; a reservation that is not open any more changes nothing. */
    void settle(long number, Credits charge, long nowNanos) {
        Credits amount = reservations.remove(number);
        if (amount != null) {
            Credits spent = charge.min(amount);
            reserved = reserved.minus(amount);
            available = available.plus(amount.minus(spent));
            burn.add(spent, nowNanos);
            lastUsedNanos = nowNanos;
        }
    }

    Credits takeAvailable(long nowNanos) {
        Credits taken = available;
        available = Credits.ZERO;
        lastReturnNanos = nowNanos;
        everReturned = true;
        return taken;
    }

    boolean isUnusedSince(long nanos) {
        return lastUsedNanos - nanos <= 0;
    }

    boolean hasReturnedSince(long nanos) {
        return everReturned && lastReturnNanos - nanos > 0;
    }
}
