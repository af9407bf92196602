package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.money.Credits;

/**
 * The books' row of a budget in one of its periods.
 *
 * @param limitMicros as it holds now; a limit that was lowered may be below what is spent and leased
 * @param spentMicros what was charged in the period
 * @param leasedMicros the part set aside for gateway replicas
 */
public record BudgetBalance(
        AccountId accountId, BudgetWindow window, Credits limitMicros, Credits spentMicros, Credits leasedMicros)
        implements Leasable {

    /** Before anything of it is spent or leased. */
    static BudgetBalance untouched(AccountId account, BudgetWindow window, Credits limit) {
        return new BudgetBalance(account, window, limit, Credits.ZERO, Credits.ZERO);
    }

    /** What may still be spent, leased or not. */
    Credits unspentMicros() {
        return limitMicros.minus(limitMicros.min(spentMicros));
    }

    @Override
    public Credits freeMicros() {
        Credits taken = spentMicros.plus(leasedMicros);
        return limitMicros.minus(limitMicros.min(taken));
    }

    @Override
    public BudgetBalance lease(Credits amount) {
        if (freeMicros().isLessThan(amount)) {
            throw new ArithmeticException(window + " has less than " + amount + " free");
        }
        return new BudgetBalance(accountId, window, limitMicros, spentMicros, leasedMicros.plus(amount));
    }

    /** Frees a leased part; throws {@link ArithmeticException} when not as much is leased. */
    BudgetBalance release(Credits amount) {
        return new BudgetBalance(accountId, window, limitMicros, spentMicros, leasedMicros.minus(amount));
    }

    /** @param fromLease the part of the amount that was leased */
    BudgetBalance spend(Credits fromLease, Credits amount) {
        return new BudgetBalance(
                accountId, window, limitMicros, spentMicros.plus(amount), leasedMicros.minus(fromLease));
    }
}
