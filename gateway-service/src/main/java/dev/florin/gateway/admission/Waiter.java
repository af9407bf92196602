package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * A request that waits for its account's lease to be extended.
 *
 * @param giveUpNanos when a refusal becomes final although something is on its way back to the ledger
 */
record Waiter(AccountId accountId, Demand demand, long giveUpNanos, UniEmitter<? super Reservation> answer) {}
