package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import java.time.Instant;

/**
 * The balance row of a billing account. Never overspent: what is leased is part of the balance.
 *
 * @param balanceMicros credits not yet spent, leased ones included; the sum of the lots' rests
 * @param leasedMicros the part set aside for gateway replicas
 * @param alertArmed whether the next fall to the low-balance threshold raises an alert
 * @param version grows by one with every change
 * @param bookedAt the time of the latest entry; entries of an account are never booked backwards
 */
public record Account(
        AccountId accountId,
        Credits balanceMicros,
        Credits leasedMicros,
        boolean alertArmed,
        long version,
        Instant bookedAt) {

    public Account {
        if (balanceMicros.isLessThan(leasedMicros)) {
            throw new ArithmeticException(
                    accountId + " would have " + leasedMicros + " leased of a balance of " + balanceMicros);
        }
    }

    /** An account before its first entry. */
    public static Account blank(AccountId accountId) {
        return new Account(accountId, Credits.ZERO, Credits.ZERO, false, 0, Instant.EPOCH);
    }

    /** What is leased to nobody. */
    public Credits freeMicros() {
        return balanceMicros.minus(leasedMicros);
    }

    /** Sets a free part aside; throws {@link ArithmeticException} when not as much is free. */
    Account lease(Credits amount) {
        return changed(balanceMicros, leasedMicros.plus(amount), bookedAt);
    }

    /** Frees a leased part; throws {@link ArithmeticException} when not as much is leased. */
    Account release(Credits amount) {
        return changed(balanceMicros, leasedMicros.minus(amount), bookedAt);
    }

    Account receive(Credits amount, Instant at) {
        return changed(balanceMicros.plus(amount), leasedMicros, laterOf(at));
    }

    /** Spends out of the leased part and out of the free part at once. */
    Account spend(Credits fromLease, Credits fromFree, Instant at) {
        return changed(balanceMicros.minus(fromLease).minus(fromFree), leasedMicros.minus(fromLease), laterOf(at));
    }

    /** The same account with its low-balance alert armed or raised; no change of its own. */
    Account withAlertArmed(boolean armed) {
        return new Account(accountId, balanceMicros, leasedMicros, armed, version, bookedAt);
    }

    /** The account as first heard of: a change without an entry. */
    Account open() {
        return changed(balanceMicros, leasedMicros, bookedAt);
    }

    private Account changed(Credits balance, Credits leased, Instant at) {
        return new Account(accountId, balance, leased, alertArmed, version + 1, at);
    }

    private Instant laterOf(Instant at) {
        return at.isAfter(bookedAt) ? at : bookedAt;
    }
}
