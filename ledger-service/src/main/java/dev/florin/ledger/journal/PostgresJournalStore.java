package dev.florin.ledger.journal;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The transfers of a partition, numbered without gaps. */
@ApplicationScoped
public class PostgresJournalStore {

    private static final String CREATE = "INSERT INTO journal_partition (partition) VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String LOCK = "SELECT FROM journal_partition WHERE partition = $1 FOR UPDATE";
    private static final String END = "SELECT last_sequence FROM journal_partition WHERE partition = $1";
    private static final String ADVANCE = """
            UPDATE journal_partition
            SET last_sequence = $2, last_revision = last_revision + $3, last_alert = last_alert + $4
            WHERE partition = $1""";
    private static final String APPEND = """
            INSERT INTO transfer (partition, sequence, transfer_id, account_id, debit, credit, amount, unit, kind,
                                  lot_id, cause, order_id, occurred_at, booked_at, balance_after_micros)
            SELECT * FROM UNNEST(
                $1::int[], $2::bigint[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::text[],
                $9::text[], $10::uuid[], $11::uuid[], $12::uuid[], $13::timestamptz[], $14::timestamptz[],
                $15::bigint[])""";
    private static final String PAGE = """
            SELECT t.* FROM transfer t
            WHERE t.account_id = $1
              AND (t.booked_at, t.sequence) < (
                  COALESCE((SELECT c.booked_at FROM transfer c
                            WHERE c.account_id = $1 AND c.sequence = $2
                              AND c.partition = (SELECT partition FROM account WHERE account_id = $1)), 'infinity'),
                  $2)
            ORDER BY t.booked_at DESC, t.sequence DESC LIMIT $3""";

    private final Pool pool;

    public PostgresJournalStore(Pool pool) {
        this.pool = pool;
    }

    /** Creates the partition at its first use; nobody else appends to it until the transaction ends. */
    public Uni<Void> lock(SqlConnection transaction, int partition) {
        return transaction
                .preparedQuery(CREATE)
                .execute(Tuple.of(partition))
                .chain(() -> transaction.preparedQuery(LOCK).execute(Tuple.of(partition)))
                .replaceWithVoid();
    }

    /** The last place that is taken. */
    public Uni<Position> end(SqlConnection transaction, int partition) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(partition))
                .map(rows -> new Position(partition, rows.iterator().next().getLong(0)));
    }

    public Uni<Void> append(SqlConnection transaction, List<Transfer> transfers) {
        return transfers.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(APPEND)
                        .execute(TransferRow.columns(transfers))
                        .replaceWithVoid();
    }

    /** Moves the partition's counters behind what a fold wrote. */
    public Uni<Void> advance(SqlConnection transaction, Folded folded) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(
                        folded.end().partition(),
                        folded.end().sequence(),
                        folded.accounts().size(),
                        folded.alerts().size()))
                .replaceWithVoid();
    }

    /**
     * An account's transfers, newest first.
     *
     * @param before only those with a lower number
     */
    Uni<List<Transfer>> page(AccountId account, long before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(TransferRow::read)
                .execute(Tuple.of(account.value(), before, limit))
                .map(RowsRead::list);
    }
}
