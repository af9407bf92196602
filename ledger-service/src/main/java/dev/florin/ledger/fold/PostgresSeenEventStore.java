package dev.florin.ledger.fold;

import dev.florin.event.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The ids of all events that ever were folded. */
@ApplicationScoped
public class PostgresSeenEventStore {

    private static final String REMEMBER = """
            INSERT INTO event_seen (event_id) SELECT UNNEST($1::uuid[])
            ON CONFLICT DO NOTHING
            RETURNING event_id""";

    /** The batch's events that were never seen before, in order; from now on they have been. */
    Uni<List<Event>> firstSeen(SqlConnection transaction, ReadBatch batch) {
        return batch.events().isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(REMEMBER)
                        .mapping(row -> row.getUUID(0))
                        .execute(Tuple.of(batch.eventIds()))
                        .map(PostgresSeenEventStore::setOf)
                        .map(batch::firstOf);
    }

    private static Set<UUID> setOf(Iterable<UUID> ids) {
        Set<UUID> set = new HashSet<>();
        ids.forEach(set::add);
        return set;
    }
}
