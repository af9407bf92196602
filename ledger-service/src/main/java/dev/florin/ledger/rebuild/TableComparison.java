package dev.florin.ledger.rebuild;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * The rows of a table in two databases.
 *
 * @param columns those that must be equal, the key first
 * @param key how many of them are the key
 * @param condition which rows are compared
 */
record TableComparison(String table, String columns, int key, String condition) {

    private static final int TOLD = 10;

    /** Of all rows. */
    TableComparison(String table, String columns, int key) {
        this(table, columns, key, "true");
    }

    /** Of some rows. */
    TableComparison where(String rows) {
        return new TableComparison(table, columns, key, rows);
    }

    /** How many rows were equal, and the first that were not. */
    record Result(String table, long equal, List<String> differences) {}

    Result compare(Connection original, Connection rebuilt) throws SQLException, IOException {
        List<String> differences = new ArrayList<>();
        long equal = 0;
        try (BufferedReader left = rows(original);
                BufferedReader right = rows(rebuilt)) {
            String one = left.readLine();
            String other = right.readLine();
            while ((one != null || other != null) && differences.size() < TOLD) {
                int order = order(one, other);
                if (order == 0 && one != null && one.equals(other)) {
                    equal++;
                } else {
                    differences.add(told(order <= 0 ? one : null, order >= 0 ? other : null));
                }
                one = order <= 0 ? left.readLine() : one;
                other = order >= 0 ? right.readLine() : other;
            }
        }
        return new Result(table, equal, differences);
    }

    private BufferedReader rows(Connection connection) throws SQLException {
        String keys = String.join(",", List.of(columns.split(",", -1)).subList(0, key));
        String copy = "COPY (SELECT " + columns + " FROM " + table + " WHERE " + condition + " ORDER BY " + keys
                + ") TO STDOUT";
        return new BufferedReader(new InputStreamReader(
                new PGCopyInputStream(connection.unwrap(PGConnection.class), copy), StandardCharsets.UTF_8));
    }

    private String told(@Nullable String original, @Nullable String rebuilt) {
        String row = original == null ? String.valueOf(rebuilt) : original;
        String named =
                table + " (" + String.join(", ", List.of(row.split("\t", -1)).subList(0, key)) + "): ";
        if (original == null) {
            return named + "the original has no such row";
        }
        return named + (rebuilt == null ? "it is not there when folded again" : changes(original, rebuilt));
    }

    private String changes(String original, String rebuilt) {
        String[] names = columns.split(",", -1);
        String[] stands = original.split("\t", -1);
        String[] follows = rebuilt.split("\t", -1);
        List<String> changes = new ArrayList<>();
        for (int i = key; i < names.length; i++) {
            if (!stands[i].equals(follows[i])) {
                changes.add(names[i].strip() + " is " + stands[i] + ", folded again it is " + follows[i]);
            }
        }
        return String.join(", and ", changes);
    }

    /** A row that is not there stands behind all. */
    private int order(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? 1 : -1;
        }
        String[] left = one.split("\t", -1);
        String[] right = other.split("\t", -1);
        int order = 0;
        for (int i = 0; i < key && order == 0; i++) {
            order = order(left[i], right[i], left[i].length());
        }
        return order;
    }

    /** Numbers by their value; ids and texts, which are as long as each other, by their letters. */
    private static int order(String one, String other, int length) {
        boolean isNumber =
                one.chars().allMatch(Character::isDigit) && other.chars().allMatch(Character::isDigit);
        return isNumber && length != other.length() ? Integer.compare(length, other.length()) : one.compareTo(other);
    }
}
