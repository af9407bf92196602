package dev.florin.ledger.statement;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Milestone;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.journal.AccountChain;
import dev.florin.ledger.journal.BookedTime;
import dev.florin.ledger.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads statements. A partition's blocks are booked in the order of time, so a period is a stretch of its journal. */
@ApplicationScoped
public class PostgresStatementStore {

    private static final String PARTITION = "SELECT partition FROM account WHERE account_id = ?";

    /** The end of the next stretch of the chain that is short enough to be read at once. */
    private static final String STRETCH = """
            SELECT COALESCE(min(sequence), ?) FROM (
                SELECT sequence FROM milestone WHERE account_id = ? AND sequence >= ? ORDER BY sequence LIMIT 1) m""";

    private final DataSource source;

    public PostgresStatementStore(DataSource source) {
        this.source = source;
    }

    /** Empty when the ledger does not know the account. */
    Optional<StatementFrame> frame(AccountId account, Period period) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<Integer> partition =
                    Sql.query(connection, PARTITION, row -> row.getInt(1), account.value()).stream()
                            .findFirst();
            return partition.isEmpty()
                    ? Optional.empty()
                    : Optional.of(frame(connection, account, partition.get(), period));
        }
    }

    /** The movements of a stretch of the journal, oldest first. */
    List<Transfer> stretch(AccountId account, long behind, long end) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return AccountChain.upTo(connection, account, end, Milestone.EVERY).reversed().stream()
                    .filter(transfer -> transfer.position().sequence() > behind)
                    .toList();
        }
    }

    /** Where the stretch that begins behind a place ends: at the next milestone, or with the statement. */
    long stretchEnd(AccountId account, long behind, long end) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Math.min(
                    end,
                    Sql.query(connection, STRETCH, row -> row.getLong(1), end, account.value(), behind + 1)
                            .getFirst());
        }
    }

    private static StatementFrame frame(Connection connection, AccountId account, int partition, Period period)
            throws SQLException {
        Position behind = new Position(partition, BookedTime.lastBefore(connection, partition, period.from()));
        Position end = new Position(partition, BookedTime.lastBefore(connection, partition, period.to()));
        return new StatementFrame(
                behind,
                end,
                AccountChain.balanceAt(connection, account, behind.sequence()),
                AccountChain.balanceAt(connection, account, end.sequence()));
    }
}
