package dev.florin.ledger.journal;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** How far the journal of an account's partition reaches: what is read behind it reflects all that was booked by then. */
public final class JournalEnd {

    private static final String OF = """
            SELECT p.partition, p.last_sequence FROM account a JOIN journal_partition p USING (partition)
            WHERE a.account_id = ?""";

    private JournalEnd() {}

    /** Empty when the ledger does not know the account. */
    public static Optional<Position> of(Connection connection, AccountId account) throws SQLException {
        return Sql.query(
                        connection,
                        OF,
                        row -> new Position(row.getInt("partition"), row.getLong("last_sequence")),
                        account.value())
                .stream()
                .findFirst();
    }
}
