package dev.florin.ledger.alert;

import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.domain.Alert.BudgetUsed;
import dev.florin.ledger.domain.Alert.LowBalance;
import dev.florin.ledger.journal.JournalState;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Statements;
import java.util.List;

/** Appends the alerts of a block, numbered without gaps. */
public final class AlertWriter {

    private static final String APPEND = """
            INSERT INTO alert (partition, block, number, alert_id, account_id, reason, threshold_micros, balance_micros,
                               budget_id, window_start, spent_micros, sequence, occurred_at)
            SELECT ?::int, ?::bigint, ?::bigint + a.number, a.alert_id, a.account_id, a.reason, a.threshold_micros,
                   a.balance_micros, a.budget_id, a.window_start, a.spent_micros, a.sequence, a.occurred_at
            FROM UNNEST(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::uuid[], ?::timestamptz[],
                        ?::bigint[], ?::bigint[], ?::timestamptz[])
                 WITH ORDINALITY
                 AS a (alert_id, account_id, reason, threshold_micros, balance_micros, budget_id, window_start,
                       spent_micros, sequence, occurred_at, number)""";

    private AlertWriter() {}

    public static void append(Statements statements, JournalState before, long block, List<Alert> alerts) {
        if (!alerts.isEmpty()) {
            statements.change(
                    APPEND,
                    before.partition(),
                    block,
                    before.lastAlert(),
                    Columns.<Alert>of(alerts)
                            .uuids(alert -> alert.alertId().value())
                            .uuids(alert -> alert.accountId().value())
                            .texts(alert -> alert instanceof LowBalance low ? low.reason() : null)
                            .longs(alert -> alert.thresholdMicros().micros())
                            .longs(alert -> alert instanceof LowBalance low
                                    ? low.balanceMicros().micros()
                                    : null)
                            .uuids(alert -> alert instanceof BudgetUsed used
                                    ? used.budget().budgetId().value()
                                    : null)
                            .times(alert -> alert instanceof BudgetUsed used
                                    ? used.budget().start()
                                    : null)
                            .longs(alert -> alert instanceof BudgetUsed used
                                    ? used.spentMicros().micros()
                                    : null)
                            .longs(alert -> alert.position().sequence())
                            .times(Alert::occurredAt));
        }
    }
}
