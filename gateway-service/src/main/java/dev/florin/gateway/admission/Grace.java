package dev.florin.gateway.admission;

import dev.florin.budget.CountedBudget;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a replica lets an account spend while it cannot ask the ledger, on the operator's risk: no lease stands behind it, so what
 * free credits do not cover then is the operator's loss. Bounded for each account in each life of the replica: a ledger that is
 * away and back again, however often, adds nothing to it before it has given the life up.
 *
 * <p>Deterministic, as {@link LeasePool} is. Safe for use by many threads.
 */
public final class Grace {

    private final long perAccountMicros;
    private @Nullable Spell spell;

    /** What is left to each account in one life of the replica. */
    private record Spell(EpochId epoch, Map<AccountId, AtomicLong> left) {}

    /** @param perAccount zero for no grace */
    public Grace(Credits perAccount) {
        this.perAccountMicros = perAccount.micros();
    }

    /**
     * Takes all that is demanded of what is left of the account's grace, or nothing.
     *
     * @param epoch the replica's present life
     * @param counted the soft budgets in which the request counts
     */
    Optional<Reservation> reserve(AccountId account, EpochId epoch, List<CountedBudget> counted, Demand demand) {
        long full = demand.full().micros();
        if (full > perAccountMicros) {
            return Optional.empty();
        }
        AtomicLong mine = spellOf(epoch).left().computeIfAbsent(account, unused -> new AtomicLong(perAccountMicros));
        Advance advance = new Advance(mine, counted);
        return advance.take(full, 0) ? Optional.of(new Reservation(epoch, advance, full)) : Optional.empty();
    }

    private synchronized Spell spellOf(EpochId epoch) {
        Spell present = spell;
        if (present == null || !present.epoch().equals(epoch)) {
            present = new Spell(epoch, new ConcurrentHashMap<>());
            spell = present;
        }
        return present;
    }

    private record Advance(AtomicLong left, List<CountedBudget> counted) implements Holding {

        @Override
        public List<Node> nodes() {
            return List.of();
        }

        @Override
        public Credits available() {
            return new Credits(left.get());
        }

        @Override
        public boolean take(long micros, long nowNanos) {
            long there = left.get();
            while (there >= micros) {
                if (left.compareAndSet(there, there - micros)) {
                    return true;
                }
                there = left.get();
            }
            return false;
        }

        @Override
        public void settle(long takenMicros, long spentMicros, long nowNanos) {
            long unused = left.addAndGet(takenMicros - spentMicros);
        }
    }
}
