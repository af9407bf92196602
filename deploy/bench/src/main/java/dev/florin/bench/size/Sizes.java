package dev.florin.bench.size;

import dev.florin.bench.folding.LedgerDatabase;

/**
 * What the ledger's database takes, in bytes.
 *
 * @param journalRows the table {@code transfer} with all its partitions
 * @param journalIndexes their indexes
 * @param otherTables all other tables with their indexes: balances, lots, offsets, blocks, what was seen
 * @param writeAheadLog all that was ever written to it
 */
public record Sizes(long journalRows, long journalIndexes, long otherTables, long writeAheadLog) {

    private static final String LEAVES = """
             FROM pg_class
            WHERE relkind = 'r'
              AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
              AND coalesce(pg_partition_root(oid), oid)::regclass::text""";
    private static final String JOURNAL = LEAVES + " = 'transfer'";
    private static final String OTHERS = LEAVES + " <> 'transfer'";

    public static Sizes of(LedgerDatabase books) {
        return new Sizes(
                books.number("SELECT sum(pg_table_size(oid))" + JOURNAL),
                books.number("SELECT coalesce(sum(pg_indexes_size(oid)), 0)" + JOURNAL),
                books.number("SELECT sum(pg_total_relation_size(oid))" + OTHERS),
                books.number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"));
    }

    public Sizes minus(Sizes before) {
        return new Sizes(
                journalRows - before.journalRows,
                journalIndexes - before.journalIndexes,
                otherTables - before.otherTables,
                writeAheadLog - before.writeAheadLog);
    }

    /** All tables and indexes, without the write-ahead log. */
    public long stored() {
        return journalRows + journalIndexes + otherTables;
    }
}
