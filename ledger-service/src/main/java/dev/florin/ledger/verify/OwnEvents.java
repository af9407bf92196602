package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent;
import dev.florin.event.EventCodec;
import dev.florin.event.EventSource;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the ledger itself tells on {@code account.events}, and its rows of that: decisions, ends of lots. For many threads. */
final class OwnEvents {

    private static final String WAITING =
            "SELECT id, headers ->> 'ce_type', headers ->> 'ce_source', payload FROM outbox WHERE topic = ?";

    private final DecisionCheck decisions;
    private final ExpiryCheck expiries;
    private final Differences differences;

    private OwnEvents(DecisionCheck decisions, ExpiryCheck expiries, Differences differences) {
        this.decisions = decisions;
        this.expiries = expiries;
        this.differences = differences;
    }

    static OwnEvents read(Connection connection, Differences differences) throws SQLException {
        return new OwnEvents(
                DecisionCheck.read(connection, differences), ExpiryCheck.read(connection, differences), differences);
    }

    /** How many rows were checked. */
    record Checked(long decisions, long expiries) {}

    /**
     * The event was folded.
     *
     * @param source who has told it
     */
    synchronized void add(AccountEvent event, @Nullable String source) {
        boolean isOwn = EventSource.LEDGER.equals(source);
        decisions.add(event, isOwn);
        expiries.add(event, isOwn);
    }

    /** The event was not folded when the snapshot was taken: its row may be older, or be still to come. */
    synchronized void addUnfolded(AccountEvent event) {
        decisions.add(event, false);
        expiries.add(event, false);
    }

    /** To be asked when the whole log was read. */
    synchronized Checked check(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setString(1, Topics.ACCOUNT_EVENTS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    addWaiting(row);
                }
            }
        }
        return new Checked(decisions.check(), expiries.check());
    }

    private void addWaiting(ResultSet row) throws SQLException {
        try {
            if (EventCodec.decode(row.getString(2), row.getBytes(4)) instanceof AccountEvent event) {
                add(event, row.getString(3));
            }
        } catch (UnreadableEventException e) {
            differences.add("outbox", row.getString(1), String.valueOf(e.getMessage()));
        }
    }
}
