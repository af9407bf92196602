package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.money.Credits;

/**
 * A payment that a customer's bank disputes, and what its opening posted: winning it reverses exactly that.
 *
 * @param creditsMicros the credits that the disputed amount had bought
 * @param fromLotMicros what of them was still there and was taken from the order's lot
 * @param state closed for good once it is decided
 */
public record Dispute(DisputeKey key, OrderId orderId, Credits creditsMicros, Credits fromLotMicros, State state) {

    /** Where a dispute stands. */
    public enum State {
        OPEN,
        WON,
        LOST
    }

    /**
     * @param reference the processor's name of it
     */
    public record DisputeKey(AccountId accountId, String reference) {}

    /** What the customer was made to owe, since it had been spent. */
    Credits owedMicros() {
        return creditsMicros.minus(fromLotMicros);
    }

    Dispute decided(State decision) {
        return new Dispute(key, orderId, creditsMicros, fromLotMicros, decision);
    }
}
