package dev.florin.ledger.sql;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Arrays as parameters, in the binary form of the database: the driver would make a text of these types, of which the database
 * then reads every digit. Source: {@code array_recv}, {@code uuid_recv} and {@code timestamptz_recv} of PostgreSQL.
 */
final class BinaryArray {

    private static final int DIMENSIONS = 1;
    private static final int FIRST_INDEX = 1;
    private static final int HEADER_BYTES = 5 * Integer.BYTES;
    private static final int NULL = -1;

    private BinaryArray() {}

    static Array uuids(Connection connection, @Nullable UUID[] values) throws SQLException {
        return array(connection, Oid.UUID_ARRAY, Oid.UUID, 2 * Long.BYTES, values, BinaryArray::put);
    }

    /** To the microsecond, which is what the database can keep. */
    static Array times(Connection connection, @Nullable OffsetDateTime[] values) throws SQLException {
        return array(connection, Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ, Long.BYTES, values, BinaryArray::put);
    }

    private static void put(ByteBuffer array, UUID value) {
        array.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    private static void put(ByteBuffer array, OffsetDateTime value) {
        array.putLong(PostgresTime.of(value.toInstant()));
    }

    private static <T> Array array(
            Connection connection,
            int type,
            int elementType,
            int elementBytes,
            @Nullable T[] values,
            BiConsumer<ByteBuffer, T> put)
            throws SQLException {
        ByteBuffer array = ByteBuffer.allocate(HEADER_BYTES + values.length * (Integer.BYTES + elementBytes));
        array.putInt(DIMENSIONS).putInt(hasNull(values) ? 1 : 0).putInt(elementType);
        array.putInt(values.length).putInt(FIRST_INDEX);
        for (T value : values) {
            if (value == null) {
                array.putInt(NULL);
            } else {
                array.putInt(elementBytes);
                put.accept(array, value);
            }
        }
        byte[] encoded = new byte[array.position()];
        array.flip().get(encoded);
        return new PgArray(connection.unwrap(BaseConnection.class), type, encoded);
    }

    private static boolean hasNull(@Nullable Object[] values) {
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }
}
