package dev.florin.ledger.relay;

import dev.florin.ledger.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who relays a partition relays it alone: advisory locks of one database session, so that they end with the replica. A
 * session that broke is replaced, and its locks have to be taken again.
 */
final class RelayLocks {

    /** The first half of the locks' names; the second is the partition. */
    private static final int RELAY = 0x666c6f72;

    private static final int VALIDATION_SECONDS = 5;

    /** So long a session that was alive is taken to be: who loses its lock tells a block twice, no worse. */
    private static final long ALIVE_NANOS = Duration.ofMillis(250).toNanos();

    private static final String TRY = "SELECT pg_try_advisory_lock(?, ?)";
    private static final String RELEASE = "SELECT pg_advisory_unlock(?, ?)";
    private static final String RELEASE_ALL = "SELECT pg_advisory_unlock_all()";

    private final DataSource source;
    private final Set<Integer> held = new HashSet<>();
    private @Nullable Connection session;
    private long seenAlive;

    RelayLocks(DataSource source) {
        this.source = source;
    }

    /** False while another replica has it. */
    synchronized boolean tryLock(int partition) throws SQLException {
        if (held.contains(partition) && isAlive(session)) {
            return true;
        }
        Connection open = session;
        if (!isAlive(open) || open == null) {
            close();
            open = source.getConnection();
            session = open;
            seenAlive = System.nanoTime();
        }
        boolean locked =
                Sql.query(open, TRY, row -> row.getBoolean(1), RELAY, partition).getFirst();
        if (locked) {
            held.add(partition);
        }
        return locked;
    }

    /** Whether the lock was not lost since it was taken. */
    synchronized boolean isHeld(int partition) throws SQLException {
        return held.contains(partition) && isAlive(session);
    }

    synchronized void release(int partition) throws SQLException {
        Connection open = session;
        if (held.remove(partition) && open != null && isAlive(open)) {
            var unused = Sql.query(open, RELEASE, row -> row.getBoolean(1), RELAY, partition);
        }
    }

    /** The session goes back to its pool without locks. */
    synchronized void close() {
        held.clear();
        Connection open = session;
        session = null;
        if (open == null) {
            return;
        }
        try (open) {
            var unused = Sql.query(open, RELEASE_ALL, row -> true);
        } catch (SQLException e) {
            // A broken session holds no locks any more.
        }
    }

    private boolean isAlive(@Nullable Connection open) throws SQLException {
        if (open == null) {
            return false;
        }
        long now = System.nanoTime();
        if (now - seenAlive < ALIVE_NANOS) {
            return true;
        }
        boolean alive = open.isValid(VALIDATION_SECONDS);
        seenAlive = alive ? now : now - ALIVE_NANOS;
        return alive;
    }
}
