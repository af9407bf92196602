package dev.florin.gateway.admission;

import dev.florin.budget.CountedBudget;
import java.util.List;

/** What a reservation was taken out of. */
interface Holding {

    /** Where requests count that are admitted against it. */
    List<CountedBudget> counted();

    /** Ends what was taken: a part is spent, the rest is available again. */
    void settle(long takenMicros, long spentMicros, long nowNanos);
}
