package dev.florin.ledger.decision;

import dev.florin.account.AccountEvent;
import dev.florin.edge.outbox.Outbox;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.event.EventSource;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Takes a decision down and tells it, in one transaction; asked again with the same key, it answers the same. */
@ApplicationScoped
public class DecisionHandler {

    private static final String KNOWN = "SELECT 1 FROM account WHERE account_id = $1";

    private static final String TAKE_DOWN = """
            INSERT INTO decision (account_id, idempotency_key, request, event_id) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING""";

    private static final String TAKEN_DOWN = """
            SELECT request, event_id FROM decision WHERE account_id = $1 AND idempotency_key = $2""";

    private final Pool pool;
    private final OutboxRelay relay;

    public DecisionHandler(Pool pool, OutboxRelay relay) {
        this.pool = pool;
        this.relay = relay;
    }

    /**
     * @param key chosen by who asks
     * @param request what was asked, without what differs when it is asked again
     * @param event that tells it
     */
    Uni<Decided> decide(String key, Record request, AccountEvent event) {
        return decide(key, request, event, transaction -> Uni.createFrom().voidItem());
    }

    /** @param condition fails where a new decision is not to be made; what was decided before is answered all the same */
    Uni<Decided> decide(String key, Record request, AccountEvent event, Function<SqlConnection, Uni<Void>> condition) {
        return pool.withTransaction(transaction -> decideIn(transaction, key, request.toString(), event, condition))
                .invoke(relay::wake);
    }

    private Uni<Decided> decideIn(
            SqlConnection transaction,
            String key,
            String request,
            AccountEvent event,
            Function<SqlConnection, Uni<Void>> condition) {
        return requireKnown(transaction, event.accountId())
                .chain(() -> takeDown(transaction, key, request, event))
                .chain(isNew -> isNew
                        ? condition
                                .apply(transaction)
                                .chain(() -> Outbox.append(transaction, EventSource.LEDGER, List.of(event)))
                                .replaceWith(event.eventId())
                        : answerOf(transaction, key, request, event.accountId()))
                .map(Decided::new);
    }

    private static Uni<Void> requireKnown(SqlConnection transaction, AccountId account) {
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(account.value()))
                .invoke(rows -> requireOne(rows.rowCount(), account))
                .replaceWithVoid();
    }

    private static void requireOne(int found, AccountId account) {
        if (found == 0) {
            throw new Refusal(ErrorCode.NOT_FOUND, "The ledger has no account " + account);
        }
    }

    private static Uni<Boolean> takeDown(SqlConnection transaction, String key, String request, AccountEvent event) {
        return transaction
                .preparedQuery(TAKE_DOWN)
                .execute(Tuple.of(
                        event.accountId().value(), key, request, event.eventId().value()))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Uni<EventId> answerOf(SqlConnection transaction, String key, String request, AccountId account) {
        return transaction
                .preparedQuery(TAKEN_DOWN)
                .mapping(row -> sameRequest(row, request))
                .execute(Tuple.of(account.value(), key))
                .map(rows -> RowsRead.list(rows).getFirst());
    }

    private static EventId sameRequest(Row row, String request) {
        if (!row.getString("request").equals(request)) {
            throw new Refusal(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED, "The idempotency key was used for another decision before");
        }
        return new EventId(row.getUUID("event_id"));
    }
}
