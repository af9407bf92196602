package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import java.util.List;

/**
 * The books' row of a billing account. Never overspent: what is leased is covered by credits and credit limit.
 *
 * @param balanceMicros credits not yet spent, leased ones included; the sum of the lots' rests
 * @param leasedMicros the part set aside for gateway replicas
 * @param owedMicros what the customer used beyond the credits and owes
 * @param creditLimitMicros up to how much may be owed
 * @param lastTopUpMicros the latest purchase, of which a share is an alert's threshold
 * @param ownThresholds where the customer wants to be alerted, highest first
 * @param version grows by one with every change
 * @param lastSequence of the account's latest transfer, 0 before the first: the end of its own chain in the journal
 * @param transferCount how many transfers its chain has
 */
public record Account(
        AccountId accountId,
        Credits balanceMicros,
        Credits leasedMicros,
        Credits owedMicros,
        Credits creditLimitMicros,
        Credits lastTopUpMicros,
        List<Credits> ownThresholds,
        long version,
        long lastSequence,
        long transferCount) {

    public Account {
        if (spendable(balanceMicros, owedMicros, creditLimitMicros).isLessThan(leasedMicros)) {
            throw new ArithmeticException(accountId + " would have " + leasedMicros + " leased of a balance of "
                    + balanceMicros + " with a credit limit of " + creditLimitMicros + " and " + owedMicros + " owed");
        }
    }

    /** An account before its first event. */
    public static Account blank(AccountId accountId) {
        Credits zero = Credits.ZERO;
        return new Account(accountId, zero, zero, zero, zero, zero, List.of(), 0, 0, 0);
    }

    /** What can still be charged: credits, and what is left of the credit limit. */
    public Credits spendableMicros() {
        return spendable(balanceMicros, owedMicros, creditLimitMicros);
    }

    /** What of it is leased to nobody. */
    public Credits freeMicros() {
        return spendableMicros().minus(leasedMicros);
    }

    /** Sets a free part aside; throws {@link ArithmeticException} when not as much is free. */
    Account lease(Credits amount) {
        return changed(balanceMicros, leasedMicros.plus(amount));
    }

    /** Frees a leased part; throws {@link ArithmeticException} when not as much is leased. */
    Account release(Credits amount) {
        return changed(balanceMicros, leasedMicros.minus(amount));
    }

    Account receive(Credits amount) {
        return changed(balanceMicros.plus(amount), leasedMicros);
    }

    /** A purchase: the next alert by share is measured against it. */
    Account topUp(Credits amount) {
        return new Account(
                accountId,
                balanceMicros.plus(amount),
                leasedMicros,
                owedMicros,
                creditLimitMicros,
                amount,
                ownThresholds,
                version + 1,
                lastSequence,
                transferCount);
    }

    /** Spends out of the leased part and out of the free part at once. */
    Account spend(Credits fromLease, Credits fromFree) {
        return changed(balanceMicros.minus(fromLease).minus(fromFree), leasedMicros.minus(fromLease));
    }

    /** The account as first heard of: a change without an entry. */
    Account open() {
        return changed(balanceMicros, leasedMicros);
    }

    /** The account with transfers of its own at the end of its chain. */
    Account chained(long lastSequence, long transferCount) {
        return new Account(
                accountId,
                balanceMicros,
                leasedMicros,
                owedMicros,
                creditLimitMicros,
                lastTopUpMicros,
                ownThresholds,
                version,
                lastSequence,
                transferCount);
    }

    private Account changed(Credits balance, Credits leased) {
        return new Account(
                accountId,
                balance,
                leased,
                owedMicros,
                creditLimitMicros,
                lastTopUpMicros,
                ownThresholds,
                version + 1,
                lastSequence,
                transferCount);
    }

    private static Credits spendable(Credits balance, Credits owed, Credits creditLimit) {
        long left = creditLimit.micros() - owed.micros();
        return left <= 0 ? balance : balance.plus(new Credits(left));
    }
}
