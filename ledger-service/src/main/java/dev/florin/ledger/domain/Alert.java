package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.ledger.AlertReason;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;
import java.time.Instant;

/** An account's balance fell to a threshold, or below it. */
public record Alert(
        AlertId alertId,
        AccountId accountId,
        AlertReason reason,
        Credits thresholdMicros,
        Credits balanceMicros,
        Position position,
        Instant occurredAt) {

    public LowBalanceAlerted toEvent() {
        return new LowBalanceAlerted(alertId, accountId, reason, thresholdMicros, balanceMicros, position, occurredAt);
    }
}
