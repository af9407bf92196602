package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.StackProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The ledger's books, held as a fold of another replica would hold them: nothing is folded until they are let go of. */
final class HeldBooks implements AutoCloseable {

    private final Connection transaction;

    private HeldBooks(Connection transaction) {
        this.transaction = transaction;
    }

    /** Returns when no fold is under way any more. */
    static HeldBooks hold(StackProcess stack) {
        try {
            HeldBooks held = new HeldBooks(stack.connect(LedgerProgram.DATABASE));
            held.transaction.setAutoCommit(false);
            try (Statement lock = held.transaction.createStatement()) {
                lock.execute("SELECT FROM journal_partition ORDER BY partition FOR UPDATE");
            }
            return held;
        } catch (SQLException e) {
            throw new BenchFailure("The books cannot be held: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (transaction) {
            transaction.commit();
        } catch (SQLException e) {
            throw new BenchFailure("The books cannot be let go of: " + e.getMessage(), e);
        }
    }
}
