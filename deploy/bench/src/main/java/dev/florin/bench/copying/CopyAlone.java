package dev.florin.bench.copying;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.StackProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.PGCopyInputStream;

/**
 * Loads the journal's own rows once more, by binary COPY in batches like the fold's, each a durable transaction, into an
 * empty copy of the ledger's database: the same table with the same indexes, because the ledger itself made it.
 */
public record CopyAlone(StackProcess stack, int rows, int rowsEach) {

    private static final String DATABASE = "copy_alone";
    private static final String EMPTY_BOOKS = "empty_books";

    /** Keeps the ledger's tables as they are now: empty. Nothing may be connected to its database. */
    public static void keepEmptyBooks(StackProcess stack) {
        try {
            execute(stack, "CREATE DATABASE " + EMPTY_BOOKS + " TEMPLATE " + LedgerProgram.DATABASE);
        } catch (SQLException e) {
            throw new BenchFailure("The ledger's tables cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Rows a second over so many connections. */
    public double perSecond(int connections) {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            ConcurrentLinkedQueue<TupleBatch> batches = new ConcurrentLinkedQueue<>(journal());
            long all = batches.stream().mapToLong(TupleBatch::rows).sum();
            execute(stack, "DROP DATABASE IF EXISTS " + DATABASE);
            execute(stack, "CREATE DATABASE " + DATABASE + " TEMPLATE " + EMPTY_BOOKS);
            openMonths();
            List<Callable<Void>> copiers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                copiers.add(() -> copy(batches));
            }
            long begin = System.nanoTime();
            for (Future<Void> copier : threads.invokeAll(copiers)) {
                copier.get();
            }
            double perSecond = all * 1e9 / (System.nanoTime() - begin);
            execute(stack, "DROP DATABASE " + DATABASE);
            return perSecond;
        } catch (SQLException | IOException | ExecutionException e) {
            throw new BenchFailure("COPY failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    /** The journal's tables by month, which the ledger opened when their first events came. */
    private void openMonths() throws SQLException {
        try (Connection from = stack.connect(LedgerProgram.DATABASE);
                Connection to = stack.connect(DATABASE);
                Statement select = from.createStatement();
                PreparedStatement open = to.prepareStatement("SELECT open_month(?)");
                ResultSet months = select.executeQuery("SELECT month FROM journal_month")) {
            while (months.next()) {
                open.setDate(1, months.getDate(1));
                open.execute();
            }
        }
    }

    private List<TupleBatch> journal() throws SQLException, IOException {
        try (Connection connection = stack.connect(LedgerProgram.DATABASE);
                PGCopyInputStream out = new PGCopyInputStream(
                        connection.unwrap(PGConnection.class),
                        "COPY (SELECT * FROM transfer ORDER BY sequence LIMIT " + rows
                                + ") TO STDOUT (FORMAT binary)")) {
            return TupleBatches.read(new BufferedInputStream(out, 1 << 20), rowsEach);
        }
    }

    private Void copy(ConcurrentLinkedQueue<TupleBatch> batches) throws SQLException, IOException {
        try (Connection connection = stack.connect(DATABASE)) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (TupleBatch batch = batches.poll(); batch != null; batch = batches.poll()) {
                copyIn(copy, batch);
            }
        }
        return null;
    }

    private static void copyIn(CopyManager copy, TupleBatch batch) throws SQLException {
        var in = copy.copyIn("COPY transfer FROM STDIN (FORMAT binary)");
        in.writeToCopy(batch.bytes(), 0, batch.bytes().length);
        if (in.endCopy() != batch.rows()) {
            throw new BenchFailure("COPY took another number of rows than it was given.");
        }
    }

    private static void execute(StackProcess stack, String sql) throws SQLException {
        try (Connection connection = stack.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
