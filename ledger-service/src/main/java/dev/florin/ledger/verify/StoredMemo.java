package dev.florin.ledger.verify;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the transfer of the same number is known by. */
record StoredMemo(
        long sequence,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String author) {

    static StreamedRows<StoredMemo> of(Connection connection, int partition) throws SQLException {
        return StreamedRows.of(
                connection,
                "SELECT sequence, reference, reason, author FROM memo WHERE partition = ? ORDER BY sequence",
                partition,
                row -> new StoredMemo(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
    }
}
