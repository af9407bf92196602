package dev.florin.payments.plan;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What operators decided about plans, in PostgreSQL: each once, never changed. */
@ApplicationScoped
public class PlanDecisionStore {

    private static final String TAKE_DOWN = """
            INSERT INTO plan_decision (account_id, idempotency_key, request, author, decided_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";
    private static final String TAKEN_DOWN =
            "SELECT request FROM plan_decision WHERE account_id = $1 AND idempotency_key = $2";

    /**
     * Whether the decision is new. Fails with a {@link Refusal} where its key was used for another.
     *
     * @param transaction holds the account's lock
     */
    Uni<Boolean> takeDown(SqlConnection transaction, PlanRequest request, Instant now) {
        return transaction
                .preparedQuery(TAKE_DOWN)
                .execute(Tuple.of(
                        request.accountId().value(),
                        request.idempotencyKey(),
                        request.asked(),
                        request.author(),
                        SubscriptionRows.utc(now)))
                .map(rows -> rows.rowCount() == 1)
                .call(isNew -> isNew ? Uni.createFrom().voidItem() : requireSame(transaction, request));
    }

    private static Uni<Void> requireSame(SqlConnection transaction, PlanRequest request) {
        return transaction
                .preparedQuery(TAKEN_DOWN)
                .mapping(row -> row.getString(0))
                .execute(Tuple.of(request.accountId().value(), request.idempotencyKey()))
                .map(rows -> rows.iterator().next())
                .invoke(earlier -> requireSame(earlier, request))
                .replaceWithVoid();
    }

    private static void requireSame(String earlier, PlanRequest request) {
        if (!earlier.equals(request.asked())) {
            throw new Refusal(ErrorCode.IDEMPOTENCY_KEY_REUSED, "The idempotency key was used before, for: " + earlier);
        }
    }
}
