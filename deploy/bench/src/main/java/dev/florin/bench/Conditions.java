package dev.florin.bench;

import dev.florin.bench.report.Report;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.StackProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Under which conditions a plan was carried out. */
final class Conditions {

    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "huge_pages_status",
            "max_wal_size",
            "min_wal_size",
            "wal_compression");

    private Conditions() {}

    static void describe(Report report, FoldPlan plan) {
        report.condition(
                "events",
                String.format(
                        Locale.ROOT,
                        "%,d of each run, the first %,d do not count; over %,d accounts, %s",
                        plan.events(),
                        plan.warmUp(),
                        plan.accounts(),
                        plan.skew().name().toLowerCase(Locale.ROOT)));
        report.condition("ledger's JVM", String.join(" ", plan.ledgerFlags()));
        report.condition(
                "ledger", String.format(Locale.ROOT, "blocks of up to %,d events", LedgerProgram.BATCH_RECORDS));
        report.condition("Kafka's JVM", String.join(" ", plan.stackFlags()));
        report.condition("Kafka", "one broker, " + StackProcess.PARTITIONS + " partitions, acks=all");
    }

    static void describe(Report report, StackProcess stack) {
        try (Connection connection = stack.connect("postgres")) {
            List<String> settings = new ArrayList<>();
            for (String name : SETTINGS) {
                settings.add(name + "=" + setting(connection, name));
            }
            report.condition("PostgreSQL", String.join(", ", settings));
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL does not say how it is set: " + e.getMessage(), e);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
