package dev.florin.ledger.domain;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import java.util.List;

/**
 * An event is not posted.
 *
 * @param reason for people
 * @param shortfalls where leases were the reason: a rebuild, which has none, must come to the same
 */
record Refusal(String reason, List<Shortfall> shortfalls) implements Ruling {

    static Refusal because(String reason) {
        return new Refusal(reason, List.of());
    }
}
