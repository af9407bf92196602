package dev.florin.ledger.sql;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array per column: the parameters of {@code INSERT … SELECT FROM UNNEST}. */
public final class Columns<T> {

    private final List<? extends T> rows;
    private final List<Object> parameters = new ArrayList<>();

    private Columns(List<? extends T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(List<? extends T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> uuids(Function<? super T, @Nullable UUID> value) {
        return column(value, UUID[]::new);
    }

    public Columns<T> ints(Function<? super T, Integer> value) {
        return column(value, Integer[]::new);
    }

    public Columns<T> longs(Function<? super T, Long> value) {
        return column(value, Long[]::new);
    }

    public Columns<T> flags(Function<? super T, Boolean> value) {
        return column(value, Boolean[]::new);
    }

    public Columns<T> texts(Function<? super T, @Nullable Object> value) {
        return column(row -> textOf(value.apply(row)), String[]::new);
    }

    public Columns<T> times(Function<? super T, @Nullable Instant> value) {
        return column(row -> timeOf(value.apply(row)), OffsetDateTime[]::new);
    }

    /** The arrays in the order in which they were added, behind the parameters that are no arrays. */
    public Tuple behind(Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(parameters);
        return Tuple.from(all);
    }

    private <C> Columns<T> column(Function<? super T, @Nullable C> value, IntFunction<C[]> array) {
        C[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        parameters.add(column);
        return this;
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable OffsetDateTime timeOf(@Nullable Instant value) {
        return value == null ? null : value.atOffset(ZoneOffset.UTC);
    }
}
