package dev.florin.ledger.lease;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.RenewalAnswer;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which replicas must hear of changed budgets. */
@ApplicationScoped
class PostgresNoticeStore {

    private static final String NOTICES =
            "SELECT account_id, version FROM budget_notice WHERE epoch = $1 ORDER BY account_id LIMIT $2";

    private static final String HEARD = """
            DELETE FROM budget_notice n USING UNNEST($2::uuid[], $3::bigint[]) AS heard (account_id, version)
            WHERE n.epoch = $1 AND n.account_id = heard.account_id AND n.version = heard.version""";

    private final Pool pool;

    PostgresNoticeStore(Pool pool) {
        this.pool = pool;
    }

    /** Which budgets have changed that the epoch's replica has not heard of. */
    Uni<List<BudgetsVersion>> of(EpochId epoch) {
        return pool.preparedQuery(NOTICES)
                .mapping(row -> new BudgetsVersion(new AccountId(row.getUUID("account_id")), row.getLong("version")))
                .execute(Tuple.of(epoch.value(), RenewalAnswer.MOST))
                .map(RowsRead::list);
    }

    /** Of what changed since, it is still to be told. */
    Uni<Void> heard(EpochId epoch, List<BudgetsVersion> versions) {
        return versions.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(HEARD)
                        .execute(Columns.<BudgetsVersion>of(versions)
                                .uuids(version -> version.accountId().value())
                                .longs(BudgetsVersion::version)
                                .behind(epoch.value()))
                        .replaceWithVoid();
    }
}
