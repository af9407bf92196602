package dev.florin.ledger.verify;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.proof.TransferLeaf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transfer's row with its memo, as what its leaf should be the hash of. */
final class StoredTransfer {

    private static final String FIND = """
            SELECT t.*, m.reference, m.reason, m.author
            FROM transfer t LEFT JOIN memo m USING (partition, sequence)
            WHERE partition = ? AND sequence = ?
            """;

    private StoredTransfer() {}

    /** Throws {@link IllegalArgumentException} when the row can be no transfer. */
    static @Nullable TransferLeaf find(Connection connection, int partition, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, partition);
            statement.setLong(2, sequence);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    private static TransferLeaf read(ResultSet row) throws SQLException {
        UUID lot = row.getObject("lot_id", UUID.class);
        return new TransferLeaf(
                row.getInt("partition"),
                row.getLong("sequence"),
                row.getLong("previous"),
                new AccountId(row.getObject("account_id", UUID.class)),
                new EventId(row.getObject("cause", UUID.class)),
                row.getShort("entry"),
                TransferKind.fromCode(row.getShort("kind")),
                LedgerAccount.fromCode(row.getShort("debit")),
                LedgerAccount.fromCode(row.getShort("credit")),
                Unit.fromCode(row.getShort("unit")),
                row.getLong("amount"),
                row.getLong("balance_after_micros"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                lot == null ? null : new LotId(lot),
                memo(row.getString("reference"), row.getString("reason"), row.getString("author")));
    }

    private static @Nullable Memo memo(@Nullable String reference, @Nullable String reason, @Nullable String author) {
        return reference == null && reason == null && author == null ? null : new Memo(reference, reason, author);
    }
}
