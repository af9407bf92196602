package dev.florin.ledger.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary form of {@code COPY}: the fastest way into a table, and in the same transaction as everything else. They
 * are sent as they are made, so the database takes in the first while the last are made. Source: PostgreSQL's documentation
 * of COPY, "Binary Format". For use by one thread.
 */
final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int CHUNK = 16 * 1024;
    private static final int MOST_OF_A_ROW = 256;
    private static final short END = -1;
    private static final int NULL = -1;

    private final CopyIn copy;
    private final ByteBuffer rows = ByteBuffer.allocate(CHUNK);

    /** @param into {@code table (columns)} */
    BinaryCopy(Connection transaction, String into) throws SQLException {
        copy = transaction
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
        rows.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row of that many columns, 256 bytes in all at most; they follow in the table's order. */
    void row(int columns) throws SQLException {
        if (rows.remaining() < MOST_OF_A_ROW) {
            send();
        }
        rows.putShort((short) columns);
    }

    void bigint(long value) {
        rows.putInt(Long.BYTES).putLong(value);
    }

    void integer(int value) {
        rows.putInt(Integer.BYTES).putInt(value);
    }

    void smallint(int value) {
        rows.putInt(Short.BYTES).putShort((short) value);
    }

    void uuid(@Nullable UUID value) {
        if (value == null) {
            rows.putInt(NULL);
        } else {
            rows.putInt(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits());
        }
    }

    /** Sends the last of the rows; none may follow. */
    void complete() throws SQLException {
        if (rows.remaining() < Short.BYTES) {
            send();
        }
        rows.putShort(END);
        send();
        copy.flushCopy();
    }

    /** Returns when the database has all rows. */
    void await() throws SQLException {
        long unused = copy.endCopy();
    }

    /** Rows that were not awaited are taken back. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(rows.array(), 0, rows.position());
        rows.clear();
    }
}
