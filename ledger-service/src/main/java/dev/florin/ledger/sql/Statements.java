package dev.florin.ledger.sql;

import dev.florin.ledger.sql.Sql.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Several statements that go to the database together: it runs one after another, each on what those before it and other
 * transactions have done by then, and answers all at once. For one run.
 */
public final class Statements {

    /**
     * To the end of the transaction: plans are kept by each connection, and go by index whatever the tables held when they
     * were made. Else to plan is a quarter of the work of a statement with few keys, and one with some hundred reads tables
     * of thousands of rows as a whole.
     */
    private static final List<String> KEEP_PLANS_BY_INDEX = List.of(
            "SET LOCAL plan_cache_mode = force_generic_plan",
            "SET LOCAL enable_seqscan = off",
            "SET LOCAL enable_hashjoin = off",
            "SET LOCAL enable_mergejoin = off");

    private final StringJoiner sql = new StringJoiner(";\n");
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    /** What a query gives. */
    private record Answer<T>(RowReader<T> reader, List<T> rows) {

        void read(ResultSet from) throws SQLException {
            while (from.next()) {
                rows.add(reader.read(from));
            }
        }
    }

    /** The first statements of a transaction that finds its rows by their keys. */
    public static Statements byIndex() {
        Statements statements = new Statements();
        KEEP_PLANS_BY_INDEX.forEach(statements::change);
        return statements;
    }

    /**
     * Adds a query. Its rows and the parameters behind it must be few: while they are sent, nobody reads the rows.
     *
     * @param parameters what JDBC knows, arrays of UUIDs, and {@link Columns}
     * @return a list that has the rows behind {@link #run}
     */
    public <T> List<T> query(String query, RowReader<T> reader, Object... parameters) {
        add(query, parameters);
        List<T> rows = new ArrayList<>();
        answers.add(new Answer<>(reader, rows));
        return rows;
    }

    /** Adds a change of rows, as many as they may be. */
    public void change(String change, @Nullable Object... parameters) {
        add(change, parameters);
    }

    /** Sends all; does nothing where nothing was added. */
    public void run(Connection transaction) throws SQLException {
        if (sql.length() == 0) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(sql.toString())) {
            bind(statement);
            boolean hasRows = statement.execute();
            for (Answer<?> answer : answers) {
                while (!hasRows) {
                    hasRows = statement.getMoreResults();
                }
                try (ResultSet rows = statement.getResultSet()) {
                    answer.read(rows);
                }
                hasRows = statement.getMoreResults();
            }
        }
    }

    private void add(String statement, @Nullable Object... of) {
        StringJoiner unused = sql.add(statement);
        parameters.addAll(Arrays.asList(of));
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object parameter : parameters) {
            if (parameter instanceof Columns<?> columns) {
                index = columns.bindTo(statement, index);
            } else if (parameter instanceof UUID[] uuids) {
                statement.setArray(index++, BinaryArray.uuids(statement.getConnection(), uuids));
            } else {
                statement.setObject(index++, parameter);
            }
        }
    }
}
