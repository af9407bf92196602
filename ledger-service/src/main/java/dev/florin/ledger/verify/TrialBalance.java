package dev.florin.ledger.verify;

import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Unit;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Debits less credits by unit and account of the chart, over all partitions.
 *
 * @param byUnit the accounts' balances of each unit; together they are zero
 */
record TrialBalance(Map<String, Map<String, Long>> byUnit) {

    private static final String STATE = "SELECT coalesce(sum(balance_micros), 0) AS balances,"
            + " coalesce(sum(owed_micros + returns_owed_micros), 0) AS owed,"
            + " (SELECT coalesce(sum(remaining_micros), 0) FROM lot) AS lots FROM account";

    static TrialBalance of(List<PartitionBooks> partitions) {
        Map<String, Map<String, Long>> balances = new TreeMap<>();
        partitions.forEach(books -> books.postings().addTo(balances));
        return new TrialBalance(balances);
    }

    /** The chart's accounts that stand for all customers must be the sum of the customers' rows. */
    void check(Connection connection, Differences differences) throws SQLException {
        byUnit.forEach((unit, accounts) -> {
            BigInteger sum =
                    accounts.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
            if (sum.signum() != 0) {
                differences.add("transfer", unit, "debits and credits differ by " + sum);
            }
        });
        try (Statement statement = connection.createStatement();
                ResultSet sums = statement.executeQuery(STATE)) {
            sums.next();
            long credits = -credits(LedgerAccount.CUSTOMER_CREDITS);
            compare(differences, "account", "the balances", sums.getLong("balances"), credits);
            compare(differences, "lot", "what remains", sums.getLong("lots"), credits);
            compare(differences, "account", "what is owed", sums.getLong("owed"), credits(LedgerAccount.RECEIVABLE));
        }
    }

    private static void compare(Differences differences, String table, String sum, long stands, long follows) {
        if (stands != follows) {
            differences.add(table, "(all)", sum + " sum up to " + stands + ", but the trial balance has " + follows);
        }
    }

    private long credits(LedgerAccount account) {
        return byUnit.getOrDefault(Unit.CREDIT_MICROS.name(), Map.of()).getOrDefault(account.name(), 0L);
    }
}
