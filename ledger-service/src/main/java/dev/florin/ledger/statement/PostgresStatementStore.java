package dev.florin.ledger.statement;

import dev.florin.id.AccountId;
import dev.florin.ledger.journal.TransferRow;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;

/** Reads statements. An account's booking times follow its journal, so a period is a stretch of the journal. */
@ApplicationScoped
public class PostgresStatementStore {

    /** Of the transfers only those that move the customer's credits; the journal behind the stretch may grow. */
    private static final String FRAME = """
            WITH period AS (
                SELECT count(*) AS movements, min(sequence) AS first_sequence, max(sequence) AS last_sequence
                FROM transfer
                WHERE account_id = $1 AND booked_at >= $2 AND booked_at < $3
                  AND 'CUSTOMER_CREDITS' IN (debit, credit)),
            opening AS (
                SELECT balance_after_micros FROM transfer
                WHERE account_id = $1 AND booked_at < $2
                ORDER BY booked_at DESC, sequence DESC LIMIT 1),
            closing AS (
                SELECT balance_after_micros FROM transfer
                WHERE account_id = $1 AND booked_at < $3
                ORDER BY booked_at DESC, sequence DESC LIMIT 1)
            SELECT COALESCE((SELECT balance_after_micros FROM opening), 0) AS opening,
                   COALESCE((SELECT balance_after_micros FROM closing), 0) AS closing,
                   COALESCE(first_sequence, 1) AS first_sequence, COALESCE(last_sequence, 0) AS last_sequence, movements
            FROM period""";

    private static final String MOVEMENTS = """
            SELECT * FROM transfer
            WHERE account_id = $1 AND booked_at >= $2 AND booked_at < $3 AND sequence BETWEEN $4 AND $5
              AND 'CUSTOMER_CREDITS' IN (debit, credit)
            ORDER BY booked_at, sequence LIMIT $6""";

    private final Pool pool;

    public PostgresStatementStore(Pool pool) {
        this.pool = pool;
    }

    /** One consistent look at the period. */
    Uni<StatementFrame> frame(AccountId account, Period period) {
        return pool.preparedQuery(FRAME)
                .mapping(StatementFrame::from)
                .execute(Tuple.of(
                        account.value(),
                        period.from().atOffset(ZoneOffset.UTC),
                        period.to().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next());
    }

    /** The next movements from a number on, oldest first. */
    Uni<List<Movement>> movements(AccountId account, Period period, long first, long last, int limit) {
        return pool.preparedQuery(MOVEMENTS)
                .mapping(row -> Movement.from(TransferRow.read(row)))
                .execute(Tuple.of(
                        account.value(),
                        period.from().atOffset(ZoneOffset.UTC),
                        period.to().atOffset(ZoneOffset.UTC),
                        first,
                        last,
                        limit))
                .map(RowsRead::list);
    }
}
