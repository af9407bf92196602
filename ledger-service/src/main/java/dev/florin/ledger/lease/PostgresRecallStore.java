package dev.florin.ledger.lease;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalAnswer;
import dev.florin.ledger.books.Nodes;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What replicas are to be asked back when they next renew. Told once: when the answer is lost, whoever still needs the
 * credits asks again.
 */
@ApplicationScoped
class PostgresRecallStore {

    private static final String RECALL = """
            INSERT INTO lease_recall (epoch, node_id, window_start, account_id)
            SELECT l.epoch, l.node_id, l.window_start, l.account_id FROM lease l
            JOIN UNNEST($2::uuid[], $3::timestamptz[]) AS wanted (node_id, window_start) USING (node_id, window_start)
            WHERE l.epoch <> $1 AND l.outstanding_micros > 0
            ON CONFLICT DO NOTHING""";

    private static final String TAKE = """
            DELETE FROM lease_recall WHERE epoch = $1 AND (node_id, window_start) IN
                (SELECT node_id, window_start FROM lease_recall WHERE epoch = $1 LIMIT $2)
            RETURNING account_id, node_id, window_start""";

    private final Pool pool;

    PostgresRecallStore(Pool pool) {
        this.pool = pool;
    }

    /** Asks all other epochs that hold some of the nodes, whose accounts are locked. */
    Uni<Void> recall(SqlConnection transaction, EpochId by, List<Node> nodes) {
        return nodes.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(RECALL)
                        .execute(Columns.<Node>of(nodes)
                                .uuids(Nodes::id)
                                .times(Nodes::start)
                                .behind(by.value()))
                        .replaceWithVoid();
    }

    Uni<List<Node>> take(EpochId epoch) {
        return pool.preparedQuery(TAKE)
                .mapping(row -> Nodes.of(
                        new AccountId(row.getUUID("account_id")),
                        row.getUUID("node_id"),
                        row.getOffsetDateTime("window_start").toInstant()))
                .execute(Tuple.of(epoch.value(), RenewalAnswer.MOST))
                .map(RowsRead::list);
    }
}
