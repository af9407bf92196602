package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;

/** By which events the ends of lots were last told as the rows say, against those events. For one thread at a time. */
final class ExpiryCheck {

    private static final String EXPIRIES = "SELECT lot_id, event_id FROM lot_expiry";

    /** Ids are in the order of their time, written ones too. */
    private static final Comparator<EventId> BY_TIME = Comparator.comparing(EventId::toString);

    private final Map<LotId, EventId> events = new HashMap<>();
    private final Map<EventId, LotId> lots = new HashMap<>();
    private final Set<EventId> told = new HashSet<>();

    /** What the ledger itself told last of each lot. */
    private final Map<LotId, EventId> lastTold = new HashMap<>();

    private final Differences differences;

    private ExpiryCheck(Differences differences) {
        this.differences = differences;
    }

    static ExpiryCheck read(Connection connection, Differences differences) throws SQLException {
        ExpiryCheck check = new ExpiryCheck(differences);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery(EXPIRIES)) {
                while (row.next()) {
                    check.add(
                            new LotId(row.getObject("lot_id", UUID.class)),
                            new EventId(row.getObject("event_id", UUID.class)));
                }
            }
        }
        return check;
    }

    private void add(LotId lot, EventId event) {
        events.put(lot, event);
        LotId other = lots.putIfAbsent(event, lot);
        if (other != null) {
            differ(lot, event + " is the event of " + other + " already");
        }
    }

    /** @param mustHaveRow whether it is the ledger's own, committed with its row before the snapshot was taken */
    void add(AccountEvent event, boolean mustHaveRow) {
        if (mustHaveRow && event instanceof LotExpired expired) {
            EventId unused = lastTold.merge(expired.lotId(), expired.eventId(), BinaryOperator.maxBy(BY_TIME));
        }
        LotId lot = lots.get(event.eventId());
        if (lot == null || !told.add(event.eventId())) {
            return;
        }
        if (!(event instanceof LotExpired expired)) {
            differ(lot, event.eventId() + " tells the end of no lot, but " + event);
        } else if (!expired.lotId().equals(lot)) {
            differ(lot, event.eventId() + " tells the end of " + expired.lotId());
        }
    }

    /** How many were checked; to be asked when all events were read. */
    long check() {
        lots.forEach((event, lot) -> {
            if (!told.contains(event)) {
                differ(lot, event + " is no event of the log, nor does it wait in the outbox");
            }
        });
        lastTold.forEach(this::requireLast);
        return events.size();
    }

    private void requireLast(LotId lot, EventId last) {
        EventId stands = events.get(lot);
        if (stands == null) {
            differ(lot, "it has no row, but " + last + " has told its end");
        } else if (BY_TIME.compare(stands, last) < 0) {
            differ(lot, "event_id is " + stands + ", but " + last + " has told its end since");
        }
    }

    private void differ(LotId lot, String what) {
        differences.add("lot_expiry", lot.toString(), what);
    }
}
