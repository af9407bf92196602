package dev.florin.simulation;

import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.id.EventId;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.domain.Transfer;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.HashMap;
import java.util.Map;

/** What usage cost, by the transfers. */
final class Charges {

    private final Map<EventId, Long> charged = new HashMap<>();
    private final Map<BudgetWindow, Long> paidOf = new HashMap<>();
    private long lossMicros;
    private long lateLossMicros;

    /**
     * A charge within its reservation is never the operator's loss, when it came while its epoch's usage was waited for.
     *
     * @param isLate whether it came later
     */
    void post(Transfer transfer, UsageRecorded usage, boolean isLate) {
        long unused = charged.merge(usage.eventId(), transfer.amount(), Math::addExact);
        if (transfer.kind() == TransferKind.OPERATOR_LOSS) {
            lose(transfer.amount(), usage, isLate);
            return;
        }
        for (CountedBudget counted : usage.countedIn()) {
            long unusedPaid = paidOf.merge(counted.window(), transfer.amount(), Math::addExact);
        }
    }

    private void lose(long amount, UsageRecorded usage, boolean isLate) {
        long beyond = usage.charge().amountMicros().micros()
                - usage.charge().amountMicros().min(usage.reservedMicros()).micros();
        if (amount > beyond && !isLate) {
            throw new Violation(amount + " of " + usage + " were lost, though it came in time");
        }
        lossMicros += Math.min(beyond, amount);
        lateLossMicros += Math.max(0, amount - beyond);
    }

    long of(EventId event) {
        return charged.getOrDefault(event, 0L);
    }

    /** What was paid for usage that counts in the budget. */
    long paidOf(BudgetWindow window) {
        return paidOf.getOrDefault(window, 0L);
    }

    /** All that customers paid: what was charged, without what the operator lost. */
    long paidMicros() {
        long sum = charged.values().stream().mapToLong(Long::longValue).sum();
        return sum - lossMicros - lateLossMicros;
    }
}
