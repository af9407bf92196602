package dev.florin.ledger.domain;

import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.money.Credits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of an account's credits may leave for something else than usage: only what is leased to nobody. What leases
 * held back is told, so that a rebuild, which has no leases, takes the same.
 */
record Takeable(Credits amount, List<Shortfall> shortfalls) {

    /**
     * @param wanted no more than the balance
     * @param decided how much was taken when the log was first folded, where that was less than was wanted
     */
    static Takeable of(EventId cause, Credits wanted, Account account, @Nullable Credits decided) {
        if (decided != null) {
            return new Takeable(wanted.min(decided), List.of());
        }
        Credits amount = wanted.min(account.unleasedMicros());
        return new Takeable(amount, amount.equals(wanted) ? List.of() : List.of(new Shortfall(cause, amount)));
    }
}
