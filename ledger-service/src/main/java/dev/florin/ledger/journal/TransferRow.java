package dev.florin.ledger.journal;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transfer as it stands in the tables {@code transfer} and {@code memo}. */
public final class TransferRow {

    /** From {@code transfer t}; a condition may follow. */
    public static final String SELECT = """
            SELECT t.*, m.reference, m.reason, m.author
            FROM transfer t LEFT JOIN memo m ON m.partition = t.partition AND m.sequence = t.sequence""";

    private TransferRow() {}

    public static Transfer read(ResultSet row) throws SQLException {
        UUID lot = Sql.uuid(row, "lot_id");
        return new Transfer(
                new Position(row.getInt("partition"), row.getLong("sequence")),
                row.getLong("previous"),
                new AccountId(Sql.uuid(row, "account_id")),
                LedgerAccount.fromCode(row.getShort("debit")),
                LedgerAccount.fromCode(row.getShort("credit")),
                row.getLong("amount"),
                Unit.fromCode(row.getShort("unit")),
                TransferKind.fromCode(row.getShort("kind")),
                lot == null ? null : new LotId(lot),
                new EventId(Sql.uuid(row, "cause")),
                row.getShort("entry"),
                Sql.instant(row, "occurred_at"),
                new Credits(row.getLong("balance_after_micros")),
                memo(row.getString("reference"), row.getString("reason"), row.getString("author")));
    }

    private static @Nullable Memo memo(@Nullable String reference, @Nullable String reason, @Nullable String author) {
        return reference == null && reason == null && author == null ? null : new Memo(reference, reason, author);
    }
}
