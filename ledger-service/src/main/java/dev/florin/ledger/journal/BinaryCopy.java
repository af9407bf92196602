package dev.florin.ledger.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary form of {@code COPY}: the fastest way into a table, and in the same transaction as everything else.
 * Source: PostgreSQL's documentation of COPY, "Binary Format". For use by one thread at a time.
 */
final class BinaryCopy {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST_OF_A_ROW = 256;
    private static final short END = -1;
    private static final int NULL = -1;

    private ByteBuffer rows = ByteBuffer.allocate(64 * 1024);

    void begin() {
        rows.clear();
        rows.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row of that many columns, 256 bytes in all at most; they follow in the table's order. */
    void row(int columns) {
        if (rows.remaining() < MOST_OF_A_ROW) {
            rows = ByteBuffer.wrap(Arrays.copyOf(rows.array(), Math.multiplyExact(rows.capacity(), 2)))
                    .position(rows.position());
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

    /**
     * Sends the rows; returns when the database has them.
     *
     * @param into {@code table (columns)}
     * @param meanwhile made on this side while the other works
     */
    <T> T send(Connection transaction, String into, Supplier<T> meanwhile) throws SQLException {
        rows.putShort(END);
        CopyIn copy = transaction
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
        try {
            copy.writeToCopy(rows.array(), 0, rows.position());
            copy.flushCopy();
            T made = meanwhile.get();
            long unused = copy.endCopy();
            return made;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
