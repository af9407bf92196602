package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.ledger.AlertReason;
import dev.florin.ledger.LedgerEvent;
import dev.florin.ledger.LedgerEvent.BudgetAlerted;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;
import java.time.Instant;

/** Something that a customer wants to be told of. */
public sealed interface Alert {

    AlertId alertId();

    AccountId accountId();

    Credits thresholdMicros();

    Position position();

    Instant occurredAt();

    LedgerEvent toEvent();

    /** An account's balance fell to a threshold, or below it. */
    record LowBalance(
            AlertId alertId,
            AccountId accountId,
            AlertReason reason,
            Credits thresholdMicros,
            Credits balanceMicros,
            Position position,
            Instant occurredAt)
            implements Alert {

        @Override
        public LowBalanceAlerted toEvent() {
            return new LowBalanceAlerted(
                    alertId, accountId, reason, thresholdMicros, balanceMicros, position, occurredAt);
        }
    }

    /** What was spent of a budget in a period rose to a share of its limit, or above it. */
    record BudgetUsed(
            AlertId alertId,
            AccountId accountId,
            BudgetWindow budget,
            Credits thresholdMicros,
            Credits spentMicros,
            Position position,
            Instant occurredAt)
            implements Alert {

        @Override
        public BudgetAlerted toEvent() {
            return new BudgetAlerted(alertId, accountId, budget, thresholdMicros, spentMicros, position, occurredAt);
        }
    }
}
