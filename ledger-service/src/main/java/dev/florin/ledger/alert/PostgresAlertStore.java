package dev.florin.ledger.alert;

import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The alerts of a partition, numbered without gaps. */
@ApplicationScoped
public class PostgresAlertStore {

    private static final String SAVE = """
            INSERT INTO alert (partition, number, alert_id, account_id, threshold_micros, balance_micros, sequence,
                               occurred_at)
            SELECT p.partition, p.last_alert + a.number, a.alert_id, a.account_id, a.threshold_micros, a.balance_micros,
                   a.sequence, a.occurred_at
            FROM journal_partition p,
                 UNNEST($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[])
                 WITH ORDINALITY
                 AS a (alert_id, account_id, threshold_micros, balance_micros, sequence, occurred_at, number)
            WHERE p.partition = $1""";
    private static final String PAGE = """
            SELECT * FROM alert WHERE account_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3""";

    private final Pool pool;

    public PostgresAlertStore(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> save(SqlConnection transaction, int partition, List<Alert> alerts) {
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SAVE)
                        .execute(Columns.<Alert>of(alerts)
                                .uuids(alert -> alert.alertId().value())
                                .uuids(alert -> alert.accountId().value())
                                .longs(alert -> alert.thresholdMicros().micros())
                                .longs(alert -> alert.balanceMicros().micros())
                                .longs(alert -> alert.position().sequence())
                                .times(Alert::occurredAt)
                                .behind(partition))
                        .replaceWithVoid();
    }

    /** An account's alerts, newest first. */
    Uni<List<NumberedAlert>> page(AccountId account, long before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(PostgresAlertStore::alertOf)
                .execute(Tuple.of(account.value(), before, limit))
                .map(RowsRead::list);
    }

    static NumberedAlert alertOf(Row row) {
        return new NumberedAlert(
                row.getLong("number"),
                new Alert(
                        new AlertId(row.getUUID("alert_id")),
                        new AccountId(row.getUUID("account_id")),
                        new Credits(row.getLong("threshold_micros")),
                        new Credits(row.getLong("balance_micros")),
                        new Position(row.getInteger("partition"), row.getLong("sequence")),
                        row.getOffsetDateTime("occurred_at").toInstant()));
    }
}
