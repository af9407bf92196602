package dev.florin.ledger.domain;

import dev.florin.money.Credits;

/** A node as the books have it. Never overspent: what is leased is covered. */
public sealed interface Leasable permits Account, BudgetBalance {

    /** The part set aside for gateway replicas. */
    Credits leasedMicros();

    /** What may still be leased. */
    Credits freeMicros();

    /** Sets a free part aside; throws {@link ArithmeticException} when not as much is free. */
    Leasable lease(Credits amount);
}
