package dev.florin.ledger.lease;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalAnswer;
import dev.florin.ledger.books.Nodes;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What replicas are to be asked back when they next renew. Told once: when the answer is lost, whoever still needs the
 * credits asks again.
 */
@ApplicationScoped
class PostgresRecallStore {

    private static final String TAKE = """
            DELETE FROM lease_recall WHERE epoch = $1 AND (node_id, window_start) IN
                (SELECT node_id, window_start FROM lease_recall WHERE epoch = $1 LIMIT $2)
            RETURNING account_id, node_id, window_start""";

    private final Pool pool;

    PostgresRecallStore(Pool pool) {
        this.pool = pool;
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
