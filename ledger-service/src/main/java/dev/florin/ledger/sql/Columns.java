package dev.florin.ledger.sql;

import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array per column: the parameters of {@code … FROM UNNEST}. */
public final class Columns<T> {

    private final Collection<? extends T> rows;
    private final List<Column> columns = new ArrayList<>();

    private Columns(Collection<? extends T> rows) {
        this.rows = rows;
    }

    private record Column(String type, @Nullable Object[] values) {

        Array in(Connection connection) throws SQLException {
            return switch (values) {
                case UUID[] uuids -> BinaryArray.uuids(connection, uuids);
                case OffsetDateTime[] times -> BinaryArray.times(connection, times);
                default -> connection.createArrayOf(type, values);
            };
        }
    }

    public static <T> Columns<T> of(Collection<? extends T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> uuids(Function<? super T, @Nullable UUID> value) {
        return column("uuid", value, UUID[]::new);
    }

    public Columns<T> ints(Function<? super T, Integer> value) {
        return column("int4", value, Integer[]::new);
    }

    public Columns<T> longs(Function<? super T, @Nullable Long> value) {
        return column("int8", value, Long[]::new);
    }

    public Columns<T> texts(Function<? super T, @Nullable Object> value) {
        return column("text", row -> textOf(value.apply(row)), String[]::new);
    }

    public Columns<T> times(Function<? super T, @Nullable Instant> value) {
        return column("timestamptz", row -> timeOf(value.apply(row)), OffsetDateTime[]::new);
    }

    /** The arrays in the order in which they were added, behind the parameters that are no arrays. */
    public Tuple behind(Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        columns.forEach(column -> all.add(column.values()));
        return Tuple.from(all);
    }

    /** Sets the same parameters in the same order. */
    public PreparedStatement bindTo(PreparedStatement statement, Object... first) throws SQLException {
        int index = 1;
        for (Object parameter : first) {
            statement.setObject(index++, parameter);
        }
        int unusedNext = bindTo(statement, index);
        return statement;
    }

    /** Sets the arrays from a parameter on; returns which one is next. */
    int bindTo(PreparedStatement statement, int from) throws SQLException {
        int index = from;
        for (Column column : columns) {
            statement.setArray(index++, column.in(statement.getConnection()));
        }
        return index;
    }

    private <C> Columns<T> column(String type, Function<? super T, @Nullable C> value, IntFunction<C[]> array) {
        @Nullable C[] column = array.apply(rows.size());
        int row = 0;
        for (T each : rows) {
            column[row++] = value.apply(each);
        }
        columns.add(new Column(type, column));
        return this;
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** The database would round; everybody else cuts off, as {@link dev.florin.proof.EpochMicros} does. */
    private static @Nullable OffsetDateTime timeOf(@Nullable Instant value) {
        return value == null ? null : value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
