package dev.florin.ledger.sql;

import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a query gave, as plain collections. */
public final class RowsRead {

    private RowsRead() {}

    public static <T> List<T> list(RowSet<T> rows) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(list::add);
        return list;
    }

    public static <T> Optional<T> first(RowSet<T> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
