package dev.florin.ledger.lease;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.RenewalAnswer;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What replicas are to be asked back when they next renew. Told once: when the answer is lost, whoever still needs the
 * credits asks again.
 */
@ApplicationScoped
class PostgresRecallStore {

    private static final String RECALL = """
            INSERT INTO lease_recall (epoch, account_id)
            SELECT epoch, account_id FROM lease
            WHERE account_id = ANY($1) AND epoch <> $2 AND outstanding_micros > 0
            ON CONFLICT DO NOTHING""";

    private static final String TAKE = """
            DELETE FROM lease_recall WHERE epoch = $1 AND account_id IN
                (SELECT account_id FROM lease_recall WHERE epoch = $1 LIMIT $2)
            RETURNING account_id""";

    private final Pool pool;

    PostgresRecallStore(Pool pool) {
        this.pool = pool;
    }

    /** Asks all other epochs that hold some of the accounts, which are locked. */
    Uni<Void> recall(SqlConnection transaction, EpochId by, List<AccountId> accounts) {
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(RECALL)
                        .execute(
                                Tuple.of(accounts.stream().map(AccountId::value).toArray(UUID[]::new), by.value()))
                        .replaceWithVoid();
    }

    Uni<List<AccountId>> take(EpochId epoch) {
        return pool.preparedQuery(TAKE)
                .mapping(row -> new AccountId(row.getUUID("account_id")))
                .execute(Tuple.of(epoch.value(), RenewalAnswer.MAX_RECALLS))
                .map(RowsRead::list);
    }
}
