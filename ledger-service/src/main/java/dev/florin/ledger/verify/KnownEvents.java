package dev.florin.ledger.verify;

import dev.florin.id.EventId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What the books remember of the events they have folded beside the transfers: their ids. */
final class KnownEvents {

    private static final String POSTED = "SELECT cause FROM transfer WHERE cause = ANY (?) AND entry = 0";

    private final IdIndex seen = new IdIndex();
    private final BitSet found = new BitSet();

    static KnownEvents read(Connection connection, JournalSource source) throws SQLException {
        KnownEvents known = new KnownEvents();
        try (CopiedRows rows = source.seenEvents(connection)) {
            while (rows.next()) {
                rows.beginUuid();
                int unused = known.seen.add(rows.readHalf(), rows.readHalf());
            }
        }
        return known;
    }

    /** Whether the id is remembered; from now on it is known to be an event's. */
    boolean isSeen(UUID event) {
        int number = seen.find(event.getMostSignificantBits(), event.getLeastSignificantBits());
        if (number < 0) {
            return false;
        }
        synchronized (found) {
            found.set(number);
        }
        return true;
    }

    /** Those of the events that have posted, whenever. */
    static Set<UUID> posted(Connection connection, Collection<UUID> events) throws SQLException {
        Set<UUID> posted = new HashSet<>();
        if (events.isEmpty()) {
            return posted;
        }
        try (PreparedStatement statement = connection.prepareStatement(POSTED)) {
            statement.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    posted.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return posted;
    }

    /** To be asked when the whole log was read: an id that no event has would keep one out that is still to come. */
    void checkFound(Differences differences) {
        for (int number = found.nextClearBit(0); number < seen.size(); number = found.nextClearBit(number + 1)) {
            differences.add("event_seen", new EventId(seen.get(number)).toString(), "no event in the log has this id");
        }
    }

    int size() {
        return seen.size();
    }
}
