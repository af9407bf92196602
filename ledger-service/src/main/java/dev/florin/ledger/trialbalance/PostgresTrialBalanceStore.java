package dev.florin.ledger.trialbalance;

import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Position;
import dev.florin.ledger.Unit;
import dev.florin.ledger.journal.Moment;
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.trialbalance.TrialBalance.Sum;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Sums the journal up: reads all of it, which takes seconds for millions of transfers. */
@ApplicationScoped
public class PostgresTrialBalanceStore {

    private static final String LATEST = "SELECT partition, last_sequence FROM journal_partition ORDER BY partition";

    private static final String ARCHIVED =
            "SELECT to_char(month, 'YYYY-MM') AS month FROM journal_month WHERE closed ORDER BY month";

    private static final String SUMS = """
            SELECT t.unit, t.debit, t.credit, sum(t.amount) AS amount
            FROM transfer t JOIN UNNEST(?::int[], ?::bigint[]) AS p (partition, last_sequence)
                ON t.partition = p.partition AND t.sequence <= p.last_sequence
            GROUP BY t.unit, t.debit, t.credit ORDER BY t.unit, t.debit, t.credit""";

    private final DataSource source;

    public PostgresTrialBalanceStore(DataSource source) {
        this.source = source;
    }

    /** Places once read do not change any more, so that they and the sums need no common snapshot. */
    TrialBalance read(Moment moment) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Position> positions = new ArrayList<>();
            for (Position latest : Sql.query(connection, LATEST, row -> new Position(row.getInt(1), row.getLong(2)))) {
                long place = moment.place(connection, latest.partition(), latest.sequence());
                positions.add(new Position(latest.partition(), place));
            }
            List<String> archived = Sql.query(connection, ARCHIVED, row -> row.getString("month"));
            return TrialBalance.of(positions, archived, sums(connection, positions));
        }
    }

    private static List<Sum> sums(Connection connection, List<Position> positions) throws SQLException {
        return Sql.query(
                connection,
                SUMS,
                row -> new Sum(
                        Unit.fromCode(row.getShort("unit")),
                        LedgerAccount.fromCode(row.getShort("debit")),
                        LedgerAccount.fromCode(row.getShort("credit")),
                        row.getBigDecimal("amount").toBigIntegerExact()),
                connection.createArrayOf(
                        "int4", positions.stream().map(Position::partition).toArray()),
                connection.createArrayOf(
                        "int8", positions.stream().map(Position::sequence).toArray()));
    }
}
