package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.StackProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The journal's tables, month by month, which can be laid aside for empty ones and put back: everything else of the books,
 * and what is folded into them, is the same behind a long history and behind none. Nothing may be folded meanwhile.
 */
public record JournalTables(StackProcess stack) {

    private static final String MONTHS = """
            SELECT child.relname AS name, 'aside_' || child.relname AS aside,
                   pg_get_expr(child.relpartbound, child.oid) AS bound,
                   array_to_string(child.reloptions, ', ') AS options
              FROM pg_inherits
              JOIN pg_class child ON child.oid = inhrelid
             WHERE inhparent = 'transfer'::regclass""";

    private static final String LAY_ASIDE = """
            DO $$
            DECLARE
                month record;
            BEGIN
                FOR month IN %s LOOP
                    EXECUTE format('ALTER TABLE transfer DETACH PARTITION %%I', month.name);
                    EXECUTE format('ALTER TABLE %%I RENAME TO %%I', month.name, month.aside);
                    EXECUTE format('CREATE TABLE %%I PARTITION OF transfer %%s WITH (%%s)',
                        month.name, month.bound, month.options);
                END LOOP;
            END $$""".formatted(MONTHS);

    private static final String PUT_BACK = """
            DO $$
            DECLARE
                month record;
            BEGIN
                FOR month IN %s LOOP
                    IF to_regclass(month.aside) IS NOT NULL THEN
                        EXECUTE format('DROP TABLE %%I', month.name);
                        EXECUTE format('ALTER TABLE %%I RENAME TO %%I', month.aside, month.name);
                        EXECUTE format('ALTER TABLE transfer ATTACH PARTITION %%I %%s', month.name, month.bound);
                    END IF;
                END LOOP;
            END $$""".formatted(MONTHS);

    /** Afterwards the journal is empty; what was written to it since it was last put back is still with what lies aside. */
    public void layAside() {
        execute(LAY_ASIDE);
    }

    /** Afterwards the journal is what it was before it was laid aside, without what came since. Does nothing where it was not. */
    public void putBack() {
        execute(PUT_BACK);
    }

    private void execute(String sql) {
        try (Connection connection = stack.connect(LedgerProgram.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure("The journal's tables cannot be exchanged: " + e.getMessage(), e);
        }
    }
}
