package dev.florin.ledger.relay;

import dev.florin.ledger.alert.AlertRow;
import dev.florin.ledger.books.AccountRow;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.journal.BlockRow;
import dev.florin.ledger.journal.SealedBlock;
import dev.florin.ledger.journal.TransferRow;
import dev.florin.ledger.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** How far a partition is relayed, and what is not. */
record PostgresRelayStore(DataSource source) {

    /** Blocks are read together up to about so many transfers. */
    private static final int TRANSFERS = 5_000;

    private static final String CURSOR = "SELECT block FROM relay_cursor WHERE partition = ?";

    /** Not waited for: a cursor that is lost with the machine's power tells some blocks again. */
    private static final String MOVE = """
            INSERT INTO relay_cursor (partition, block)
            SELECT ?, ? FROM set_config('synchronous_commit', 'off', true)
            ON CONFLICT (partition) DO UPDATE SET block = excluded.block""";

    private static final String BLOCKS = BlockRow.SELECT + """
             WHERE b.partition = ? AND b.number > ?
               AND b.last_sequence <= ? + (SELECT n.last_sequence FROM block n
                                           WHERE n.partition = b.partition AND n.number = ?)
            ORDER BY b.number LIMIT 1000""";

    private static final String TRANSFERS_BETWEEN =
            TransferRow.SELECT + " WHERE t.partition = ? AND t.sequence BETWEEN ? AND ? ORDER BY t.sequence";

    /** Without an index: balances change all the time, and this is asked after a restart only. */
    private static final String ACCOUNTS =
            AccountRow.SELECT + " WHERE a.partition = ? AND a.block BETWEEN ? AND ? ORDER BY a.block";

    private static final String ALERTS = AlertRow.SELECT + " WHERE a.partition = ? AND a.block = ? ORDER BY a.number";

    /** The last block that is relayed for sure. */
    long cursor(int partition) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Sql.query(connection, CURSOR, row -> row.getLong(1), partition).stream()
                    .findFirst()
                    .orElse(0L);
        }
    }

    void moveCursor(int partition, long block) throws SQLException {
        try (Connection connection = source.getConnection()) {
            int unused = Sql.update(connection, MOVE, partition, block);
        }
    }

    /** The next blocks as they stand now; the balances come with the last. */
    List<RelayedBlock> blocksAfter(int partition, long number) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<SealedBlock> sealed =
                    Sql.query(connection, BLOCKS, BlockRow::read, partition, number, TRANSFERS, number + 1);
            List<RelayedBlock> blocks = new ArrayList<>(sealed.size());
            for (SealedBlock block : sealed) {
                boolean last = block == sealed.getLast();
                blocks.add(new RelayedBlock(
                        block,
                        transfersOf(connection, block),
                        last ? accountsOf(connection, partition, number + 1, block.number()) : List.of(),
                        alertsOf(connection, block)));
            }
            return blocks;
        }
    }

    private static List<Transfer> transfersOf(Connection connection, SealedBlock block) throws SQLException {
        return Sql.query(
                connection,
                TRANSFERS_BETWEEN,
                TransferRow::read,
                block.partition(),
                block.block().firstSequence(),
                block.block().lastSequence());
    }

    private static List<Account> accountsOf(Connection connection, int partition, long first, long last)
            throws SQLException {
        return Sql.query(connection, ACCOUNTS, AccountRow::read, partition, first, last);
    }

    private static List<Alert> alertsOf(Connection connection, SealedBlock block) throws SQLException {
        return Sql.query(connection, ALERTS, AlertRow::read, block.partition(), block.number());
    }
}
