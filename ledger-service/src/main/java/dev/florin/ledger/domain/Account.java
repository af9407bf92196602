package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import java.util.Comparator;
import java.util.List;

/**
 * The books' row of a billing account. Never overspent: what is leased is covered by credits and credit limit.
 *
 * @param balanceMicros credits not yet spent, leased ones included; the sum of the lots' rests
 * @param leasedMicros the part set aside for gateway replicas
 * @param owedMicros what the customer used beyond the credits and owes
 * @param returnsOwedMicros what the customer owes since refunded or disputed credits had been spent; no use of the credit
 *     limit, but nothing new is leased against it
 * @param creditLimitMicros up to how much may be owed for usage
 * @param lastTopUpMicros the latest purchase, of which a share is an alert's threshold
 * @param ownThresholds where the customer wants to be alerted, highest first
 * @param block the number of the latest block that changed the account; leases that are granted count for none
 * @param lastSequence of the account's latest transfer, 0 before the first: the end of its own chain in the journal
 * @param transferCount how many transfers its chain has
 */
public record Account(
        AccountId accountId,
        Credits balanceMicros,
        Credits leasedMicros,
        Credits owedMicros,
        Credits returnsOwedMicros,
        Credits creditLimitMicros,
        Credits lastTopUpMicros,
        List<Credits> ownThresholds,
        long block,
        long lastSequence,
        long transferCount)
        implements Leasable {

    public Account {
        if (spendable(balanceMicros, owedMicros, creditLimitMicros).isLessThan(leasedMicros)) {
            throw new ArithmeticException(accountId + " would have " + leasedMicros + " leased of a balance of "
                    + balanceMicros + " with a credit limit of " + creditLimitMicros + " and " + owedMicros + " owed");
        }
    }

    /** An account before its first event. */
    public static Account blank(AccountId accountId) {
        Credits zero = Credits.ZERO;
        return new Account(accountId, zero, zero, zero, zero, zero, zero, List.of(), 0, 0, 0);
    }

    /** What can still be charged: credits, and what is left of the credit limit. */
    public Credits spendableMicros() {
        return spendable(balanceMicros, owedMicros, creditLimitMicros);
    }

    /** What of it is leased to nobody. */
    public Credits unleasedMicros() {
        return spendableMicros().minus(leasedMicros);
    }

    /** Nothing while refunds and disputes are owed that it would have to cover. */
    @Override
    public Credits freeMicros() {
        Credits unleased = unleasedMicros();
        return unleased.minus(unleased.min(returnsOwedMicros));
    }

    /** All that the customer owes: the account's part of the receivables. */
    public Credits receivableMicros() {
        return owedMicros.plus(returnsOwedMicros);
    }

    @Override
    public Account lease(Credits amount) {
        return changed(balanceMicros, leasedMicros.plus(amount), owedMicros, returnsOwedMicros);
    }

    /** Frees a leased part; throws {@link ArithmeticException} when not as much is leased. */
    Account release(Credits amount) {
        return changed(balanceMicros, leasedMicros.minus(amount), owedMicros, returnsOwedMicros);
    }

    Account receive(Credits amount) {
        return changed(balanceMicros.plus(amount), leasedMicros, owedMicros, returnsOwedMicros);
    }

    /** Credits leave for something else than usage; throws {@link ArithmeticException} when leases count on them. */
    Account giveUp(Credits amount) {
        return changed(balanceMicros.minus(amount), leasedMicros, owedMicros, returnsOwedMicros);
    }

    /** Spends credits, and owes what goes beyond them; a part of both was leased. */
    Account spend(Credits fromLease, Credits credits, Credits overage) {
        return changed(
                balanceMicros.minus(credits),
                leasedMicros.minus(fromLease),
                owedMicros.plus(overage),
                returnsOwedMicros);
    }

    Account oweReturn(Credits amount) {
        return changed(balanceMicros, leasedMicros, owedMicros, returnsOwedMicros.plus(amount));
    }

    Account forgiveReturn(Credits amount) {
        return changed(balanceMicros, leasedMicros, owedMicros, returnsOwedMicros.minus(amount));
    }

    /** Pays what is owed out of credits: first what refunds and disputes left, since that holds up new leases. */
    Account payDebt(Credits amount) {
        Credits returns = amount.min(returnsOwedMicros);
        return changed(
                balanceMicros.minus(amount),
                leasedMicros,
                owedMicros.minus(amount.minus(returns)),
                returnsOwedMicros.minus(returns));
    }

    /** A purchase was made: the next alert by share is measured against it. */
    Account toppedUp(Credits amount) {
        return with(creditLimitMicros, amount, ownThresholds);
    }

    Account limitedTo(Credits creditLimit) {
        return with(creditLimit, lastTopUpMicros, ownThresholds);
    }

    Account alertedAt(List<Credits> thresholds) {
        return with(
                creditLimitMicros,
                lastTopUpMicros,
                thresholds.stream().sorted(Comparator.reverseOrder()).toList());
    }

    /** The account with transfers of its own at the end of its chain. */
    Account chained(long lastSequence, long transferCount) {
        return new Account(
                accountId,
                balanceMicros,
                leasedMicros,
                owedMicros,
                returnsOwedMicros,
                creditLimitMicros,
                lastTopUpMicros,
                ownThresholds,
                block,
                lastSequence,
                transferCount);
    }

    /** The account as a block leaves it. */
    Account changedBy(long number) {
        return new Account(
                accountId,
                balanceMicros,
                leasedMicros,
                owedMicros,
                returnsOwedMicros,
                creditLimitMicros,
                lastTopUpMicros,
                ownThresholds,
                number,
                lastSequence,
                transferCount);
    }

    private Account changed(Credits balance, Credits leased, Credits owed, Credits returnsOwed) {
        return new Account(
                accountId,
                balance,
                leased,
                owed,
                returnsOwed,
                creditLimitMicros,
                lastTopUpMicros,
                ownThresholds,
                block,
                lastSequence,
                transferCount);
    }

    private Account with(Credits creditLimit, Credits lastTopUp, List<Credits> thresholds) {
        return new Account(
                accountId,
                balanceMicros,
                leasedMicros,
                owedMicros,
                returnsOwedMicros,
                creditLimit,
                lastTopUp,
                thresholds,
                block,
                lastSequence,
                transferCount);
    }

    private static Credits spendable(Credits balance, Credits owed, Credits creditLimit) {
        long left = creditLimit.micros() - owed.micros();
        return left <= 0 ? balance : balance.plus(new Credits(left));
    }
}
