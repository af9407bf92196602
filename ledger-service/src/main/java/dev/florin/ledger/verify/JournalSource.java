package dev.florin.ledger.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where transfers and the ids of events stand: in the journal's tables, and in those of months that were taken out of it.
 *
 * @param closedMonths whose tables are beside the journal, as in their names
 */
record JournalSource(List<String> closedMonths) {

    private static final String CLOSED = """
            SELECT to_char(month, 'YYYY_MM') AS month,
                   to_regclass('transfer_' || to_char(month, 'YYYY_MM')) IS NOT NULL
                       AND to_regclass('event_seen_' || to_char(month, 'YYYY_MM')) IS NOT NULL AS is_here
            FROM journal_month WHERE closed ORDER BY 1
            """;

    static JournalSource find(Connection connection, Differences differences) throws SQLException {
        List<String> here = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet months = statement.executeQuery(CLOSED)) {
            while (months.next()) {
                if (months.getBoolean("is_here")) {
                    here.add(months.getString("month"));
                } else {
                    differences.add(
                            "journal_month",
                            months.getString("month"),
                            "the month is closed and its tables were moved away: restore them to check the whole"
                                    + " journal; what they held is missed below");
                }
            }
        }
        return new JournalSource(here);
    }

    /** In the order of their numbers. */
    CopiedRows transfers(Connection connection, int partition) throws SQLException {
        String rows = " SELECT " + CopiedTransfer.COLUMNS + " FROM %s WHERE partition = " + partition;
        return CopiedRows.of(connection, union("transfer", rows) + " ORDER BY sequence");
    }

    CopiedRows seenEvents(Connection connection) throws SQLException {
        return CopiedRows.of(connection, union("event_seen", "SELECT event_id FROM %s"));
    }

    private String union(String table, String rows) {
        return Stream.concat(Stream.of(table), closedMonths.stream().map(month -> table + "_" + month))
                .map(rows::formatted)
                .collect(Collectors.joining(" UNION ALL "));
    }
}
