package dev.florin.ledger.journal;

import dev.florin.id.AccountId;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * An account's own transfers: a chain that begins at the account's latest one, or at a milestone, and goes back in the
 * journal.
 */
public final class AccountChain {

    /** The account's first known transfer at or behind a place from which the chain leads back over it. */
    private static final String ENTRANCE = """
            SELECT a.partition, COALESCE(
                (SELECT m.sequence FROM milestone m WHERE m.account_id = a.account_id AND m.sequence >= ?
                 ORDER BY m.sequence LIMIT 1), a.last_sequence) AS sequence
            FROM account a WHERE a.account_id = ?""";

    private static final String BACKWARDS = """
            WITH RECURSIVE chain AS (
                SELECT t.*, CASE WHEN t.sequence <= ? THEN 1 ELSE 0 END AS found
                FROM transfer t WHERE t.partition = ? AND t.sequence = ?
                UNION ALL
                SELECT t.*, CASE WHEN t.sequence <= ? THEN c.found + 1 ELSE 0 END
                FROM chain c JOIN transfer t ON t.partition = c.partition AND t.sequence = c.previous
                WHERE c.found < ?)
            SELECT t.*, m.reference, m.reason, m.author
            FROM chain t LEFT JOIN memo m ON m.partition = t.partition AND m.sequence = t.sequence
            WHERE t.found BETWEEN 1 AND ? ORDER BY t.sequence DESC""";

    private record Entrance(int partition, long sequence) {}

    private AccountChain() {}

    /** The account's balance behind a place in its partition's journal. */
    public static Credits balanceAt(Connection connection, AccountId account, long last) throws SQLException {
        return upTo(connection, account, last, 1).stream()
                .findFirst()
                .map(Transfer::balanceAfterMicros)
                .orElse(Credits.ZERO);
    }

    /**
     * The account's transfers up to a place in its partition's journal, newest first.
     *
     * @param last the highest sequence wanted
     * @param limit how many at most
     */
    public static List<Transfer> upTo(Connection connection, AccountId account, long last, int limit)
            throws SQLException {
        Optional<Entrance> entrance = Sql.query(
                        connection,
                        ENTRANCE,
                        row -> new Entrance(row.getInt("partition"), row.getLong("sequence")),
                        last,
                        account.value())
                .stream()
                .findFirst();
        return entrance.isEmpty()
                ? List.of()
                : Sql.query(
                        connection,
                        BACKWARDS,
                        TransferRow::read,
                        last,
                        entrance.get().partition(),
                        entrance.get().sequence(),
                        last,
                        limit,
                        limit);
    }
}
