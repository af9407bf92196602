package dev.florin.gateway.admission;

import dev.florin.budget.CountedBudget;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.util.List;

/** What a reservation was taken out of. */
interface Holding {

    /** Where requests count that are admitted against it. */
    List<CountedBudget> counted();

    /** Of which leases are held; none where nothing is leased. */
    List<Node> nodes();

    /** What can be taken. */
    Credits available();

    /** Takes as much out of every part of it, or nothing. */
    boolean take(long micros, long nowNanos);

    /** Ends what was taken: a part is spent, the rest is available again. */
    void settle(long takenMicros, long spentMicros, long nowNanos);
}
