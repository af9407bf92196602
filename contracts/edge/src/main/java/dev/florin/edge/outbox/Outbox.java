package dev.florin.edge.outbox;

import dev.florin.event.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes events beside the change they tell of, in its transaction. */
public final class Outbox {

    private Outbox() {}

    /**
     * Appends the events in their order.
     *
     * @param transaction the connection of the transaction that changes what the events tell of
     * @param source the CloudEvents {@code source}
     */
    public static Uni<Void> append(SqlConnection transaction, String source, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = events.stream()
                .map(event -> rowOf(OutboxMessage.of(event, source)))
                .toList();
        return transaction
                .preparedQuery(OutboxMessage.INSERT_SQL)
                .executeBatch(rows)
                .replaceWithVoid();
    }

    private static Tuple rowOf(OutboxMessage message) {
        return Tuple.of(message.topic(), message.key(), message.headers(), Buffer.buffer(message.payload()));
    }
}
