package dev.florin.ledger.sql;

import dev.florin.ledger.sql.Sql.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Several statements that go to the database together: it runs one after another, each on what those before it and other
 * transactions have done by then, and answers all at once. For one run.
 */
public final class Statements {

    private final StringJoiner sql = new StringJoiner(";\n");
    private final List<Object> parameters = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    /** What a query gives. */
    private record Answer<T>(RowReader<T> reader, List<T> rows) {

        void read(ResultSet from) throws SQLException {
            while (from.next()) {
                rows.add(reader.read(from));
            }
        }
    }

    /**
     * Adds a query.
     *
     * @param parameters long numbers, arrays of UUIDs, and {@link Columns}
     * @return a list that has the rows behind {@link #run}
     */
    public <T> List<T> query(String query, RowReader<T> reader, Object... parameters) {
        add(query, parameters);
        List<T> rows = new ArrayList<>();
        answers.add(new Answer<>(reader, rows));
        return rows;
    }

    /** Adds a change of rows. */
    public void change(String change, Object... parameters) {
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

    private void add(String statement, Object... of) {
        StringJoiner unused = sql.add(statement);
        parameters.addAll(List.of(of));
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object parameter : parameters) {
            if (parameter instanceof Columns<?> columns) {
                index = columns.bindTo(statement, index);
            } else if (parameter instanceof UUID[] uuids) {
                statement.setArray(index++, statement.getConnection().createArrayOf("uuid", uuids));
            } else {
                statement.setObject(index++, parameter);
            }
        }
    }
}
