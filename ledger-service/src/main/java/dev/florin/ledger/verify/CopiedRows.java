package dev.florin.ledger.verify;

import dev.florin.ledger.sql.PostgresTime;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of {@code COPY … TO STDOUT (FORMAT binary)}, read column after column without an object for any of them. Source
 * of the format: PostgreSQL's documentation of COPY, "Binary Format".
 */
final class CopiedRows implements AutoCloseable {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int HEADER = 19;
    private static final short END = -1;

    private final Connection connection;
    private final CopyOut copy;
    private byte[] message = new byte[0];
    private int at;
    private boolean begun;

    private CopiedRows(Connection connection, CopyOut copy) {
        this.connection = connection;
        this.copy = copy;
    }

    static CopiedRows of(Connection connection, String query) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
        return new CopiedRows(connection, copy);
    }

    /** Goes to the next row; false behind the last. */
    boolean next() throws SQLException {
        byte[] received = copy.readFromCopy();
        if (received == null) {
            return false;
        }
        message = received;
        at = begun ? 0 : HEADER;
        begun = true;
        short columns = (short) SHORT.get(message, at);
        at += Short.BYTES;
        return columns != END || next();
    }

    /** Whether the next column is null; if so, it is passed over. */
    boolean isNull() {
        boolean isNull = (int) INT.get(message, at) < 0;
        if (isNull) {
            at += Integer.BYTES;
        }
        return isNull;
    }

    short readShort() {
        short value = (short) SHORT.get(message, at + Integer.BYTES);
        at += Integer.BYTES + Short.BYTES;
        return value;
    }

    int readInt() {
        int value = (int) INT.get(message, at + Integer.BYTES);
        at += 2 * Integer.BYTES;
        return value;
    }

    long readLong() {
        long value = (long) LONG.get(message, at + Integer.BYTES);
        at += Integer.BYTES + Long.BYTES;
        return value;
    }

    long readEpochMicros() {
        return PostgresTime.toEpochMicros(readLong());
    }

    /** Passes over the column's length: the two halves of a UUID follow. */
    void beginUuid() {
        at += Integer.BYTES;
    }

    long readHalf() {
        long half = (long) LONG.get(message, at);
        at += Long.BYTES;
        return half;
    }

    /** Rows that nobody wants come all the same, and a cancelling could hit what comes next: the connection ends with them. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            connection.abort(Runnable::run);
        }
    }
}
