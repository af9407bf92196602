package dev.florin.ledger.fold;

import static java.util.stream.Collectors.toSet;

import dev.florin.event.Event;
import dev.florin.ledger.domain.Fold;
import dev.florin.ledger.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which events were folded before. What always posts is known by its transfers: their table does not take a cause twice,
 * so nobody needs to ask first. The rest is remembered by its id.
 */
final class PostgresSeenEventStore {

    private static final String REMEMBER = """
            INSERT INTO event_seen (event_id) SELECT UNNEST(?::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id""";

    private static final String POSTED = "SELECT cause FROM transfer WHERE cause = ANY(?) AND entry = 0";

    /** Without those of the events that do not always post and were seen before; from now on they have been. */
    List<Event> remember(Connection transaction, List<Event> events) throws SQLException {
        UUID[] ids = idsOf(events, false);
        if (ids.length == 0) {
            return events;
        }
        Set<UUID> unseen = Set.copyOf(Sql.query(transaction, REMEMBER, row -> Sql.uuid(row, "event_id"), (Object) ids));
        return events.stream()
                .filter(event -> Fold.alwaysPosts(event)
                        || unseen.contains(event.eventId().value()))
                .toList();
    }

    /** Without those of the events that always post and have. */
    List<Event> withoutPosted(Connection transaction, List<Event> events) throws SQLException {
        UUID[] ids = idsOf(events, true);
        Set<UUID> posted = Sql.query(transaction, POSTED, row -> Sql.uuid(row, "cause"), (Object) ids).stream()
                .collect(toSet());
        return events.stream()
                .filter(event -> !Fold.alwaysPosts(event)
                        || !posted.contains(event.eventId().value()))
                .toList();
    }

    private static UUID[] idsOf(List<Event> events, boolean alwaysPosting) {
        return events.stream()
                .filter(event -> Fold.alwaysPosts(event) == alwaysPosting)
                .map(event -> event.eventId().value())
                .toArray(UUID[]::new);
    }
}
