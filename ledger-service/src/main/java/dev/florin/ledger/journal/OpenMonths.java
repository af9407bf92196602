package dev.florin.ledger.journal;

import dev.florin.event.Event;
import dev.florin.id.Uuid7;
import dev.florin.ledger.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The months of the journal that have tables. One is opened when its first event comes, in a transaction of its own.
 * Safe for use by many threads.
 */
public final class OpenMonths {

    private static final String OPEN = "SELECT open_month(?)";

    private final DataSource source;
    private final Set<LocalDate> open = ConcurrentHashMap.newKeySet();

    public OpenMonths(DataSource source) {
        this.source = source;
    }

    /** Fails with a data exception (class 22) where the month of an event's id is closed or cannot be. */
    public void require(Iterable<Event> events) throws SQLException {
        long from = 0;
        long to = 0;
        for (Event event : events) {
            UUID id = event.eventId().value();
            long time = id.getMostSignificantBits() >>> 16;
            if (time < from || time >= to) {
                LocalDate month =
                        LocalDate.ofInstant(Uuid7.timeOf(id), ZoneOffset.UTC).withDayOfMonth(1);
                require(month);
                from = month.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
                to = month.plusMonths(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
            }
        }
    }

    private void require(LocalDate month) throws SQLException {
        if (!open.contains(month)) {
            try (Connection connection = source.getConnection()) {
                var unused = Sql.query(connection, OPEN, row -> true, month);
            }
            open.add(month);
        }
    }
}
