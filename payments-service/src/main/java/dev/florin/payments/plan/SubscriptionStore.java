package dev.florin.payments.plan;

import dev.florin.id.AccountId;
import dev.florin.payments.domain.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The subscriptions in PostgreSQL, one row for each account that ever had a plan. */
@ApplicationScoped
public class SubscriptionStore {

    private static final String READ = "SELECT * FROM plan_subscription WHERE account_id = $1";
    private static final String LOCK = READ + " FOR UPDATE";
    private static final String LOCK_DUE = """
            SELECT * FROM plan_subscription
             WHERE ended_at IS NULL AND period_end <= $1
             ORDER BY period_end
             LIMIT $2
               FOR UPDATE SKIP LOCKED""";
    private static final String PUT = """
            INSERT INTO plan_subscription (account_id, plan_id, title, monthly_credits_micros, overage_limit_micros,
                                           anchor, period_start, period_end, next_plan_id, next_ends, next_author)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (account_id) DO UPDATE
               SET plan_id = excluded.plan_id, title = excluded.title,
                   monthly_credits_micros = excluded.monthly_credits_micros,
                   overage_limit_micros = excluded.overage_limit_micros, anchor = excluded.anchor,
                   period_start = excluded.period_start, period_end = excluded.period_end,
                   next_plan_id = excluded.next_plan_id, next_ends = excluded.next_ends,
                   next_author = excluded.next_author, ended_at = NULL""";
    private static final String END = """
            UPDATE plan_subscription SET ended_at = $2, next_plan_id = NULL, next_ends = false, next_author = NULL
             WHERE account_id = $1""";

    Uni<Subscription> read(SqlClient client, AccountId accountId) {
        return one(client, READ, accountId);
    }

    /** The same, which nobody else moves until the transaction ends. */
    Uni<Subscription> lock(SqlConnection transaction, AccountId accountId) {
        return one(transaction, LOCK, accountId);
    }

    /** At most so many whose period is over, the longest due first, without those that somebody else is moving. */
    Uni<List<Subscription.Active>> lockDue(SqlConnection transaction, Instant now, int limit) {
        return transaction
                .preparedQuery(LOCK_DUE)
                .mapping(SubscriptionRows::readActive)
                .execute(Tuple.of(SubscriptionRows.utc(now), limit))
                .map(rows -> rows.stream().toList());
    }

    /** Keeps the subscriptions as they are now; the transaction holds their accounts' or their own locks. */
    Uni<Void> put(SqlConnection transaction, List<Subscription> subscriptions) {
        return batch(transaction, PUT, actives(subscriptions))
                .chain(() -> batch(transaction, END, endings(subscriptions)));
    }

    private static List<Tuple> actives(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .filter(Subscription.Active.class::isInstance)
                .map(Subscription.Active.class::cast)
                .map(SubscriptionRows::write)
                .toList();
    }

    private static List<Tuple> endings(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .filter(Subscription.Without.class::isInstance)
                .map(Subscription.Without.class::cast)
                .map(SubscriptionRows::writeEnd)
                .toList();
    }

    private static Uni<Void> batch(SqlConnection transaction, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }

    private static Uni<Subscription> one(SqlClient client, String sql, AccountId accountId) {
        return client.preparedQuery(sql)
                .mapping(SubscriptionRows::read)
                .execute(Tuple.of(accountId.value()))
                .map(rows -> oneOf(rows, accountId));
    }

    private static Subscription oneOf(RowSet<Subscription> rows, AccountId accountId) {
        RowIterator<Subscription> found = rows.iterator();
        return found.hasNext() ? found.next() : new Subscription.Without(accountId, null);
    }
}
