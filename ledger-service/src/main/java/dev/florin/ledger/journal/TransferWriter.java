package dev.florin.ledger.journal;

import dev.florin.id.LotId;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.PostgresTime;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Appends a block's transfers to the journal's table, each as soon as it is made: the database takes in the first while the last
 * are folded. Meanwhile the transaction can do nothing else. For use by one thread.
 */
public final class TransferWriter implements AutoCloseable {

    private static final String INTO = """
            transfer (sequence, previous, amount, balance_after_micros, occurred_at, partition, entry, kind, debit, credit,
                      unit, account_id, cause, lot_id)""";

    private static final int COLUMNS = 14;

    /**
     * A COPY makes room in the database's memory for each of its first thousand rows, and gives it back to the system when it
     * ends: a third of the work for a block of some thousand, and little where the room is small.
     */
    private static final int SHORT_COPY = 360;

    /** From so many rows on, the room is less work than the turns between short copies. */
    private static final int LONG_BLOCK = 4_096;

    private final Connection transaction;
    private final int rowsOfACopy;
    private @Nullable BinaryCopy copy;
    private int rows;
    private int written;

    /** @param transfers how many are to be appended, about */
    public TransferWriter(Connection transaction, int transfers) {
        this.transaction = transaction;
        this.rowsOfACopy = transfers < LONG_BLOCK ? evenly(Math.max(transfers, SHORT_COPY)) : Integer.MAX_VALUE;
    }

    private static int evenly(int transfers) {
        return Math.ceilDiv(transfers, Math.ceilDiv(transfers, SHORT_COPY));
    }

    /** How many were added. */
    public int written() {
        return written;
    }

    public void add(Transfer transfer) throws SQLException {
        BinaryCopy open = copy;
        if (open != null && rows == rowsOfACopy) {
            open.complete();
            open.await();
            open = null;
        }
        if (open == null) {
            open = new BinaryCopy(transaction, INTO);
            copy = open;
            rows = 0;
        }
        add(open, transfer);
        rows++;
        written++;
    }

    /** None follows: the last are on their way. */
    public void complete() throws SQLException {
        if (copy != null) {
            copy.complete();
        }
    }

    /** Returns when all are appended; the transaction is free again. */
    public void await() throws SQLException {
        if (copy != null) {
            copy.await();
        }
    }

    /** Takes back what was not awaited. */
    @Override
    public void close() throws SQLException {
        if (copy != null) {
            copy.close();
        }
    }

    private static void add(BinaryCopy copy, Transfer transfer) throws SQLException {
        copy.row(COLUMNS);
        copy.bigint(transfer.position().sequence());
        copy.bigint(transfer.previous());
        copy.bigint(transfer.amount());
        copy.bigint(transfer.balanceAfterMicros().micros());
        copy.bigint(PostgresTime.of(transfer.occurredAt()));
        copy.integer(transfer.position().partition());
        copy.smallint(transfer.entry());
        copy.smallint(transfer.kind().code());
        copy.smallint(transfer.debit().code());
        copy.smallint(transfer.credit().code());
        copy.smallint(transfer.unit().code());
        copy.uuid(transfer.accountId().value());
        copy.uuid(transfer.cause().value());
        @Nullable LotId lot = transfer.lotId();
        copy.uuid(lot == null ? null : lot.value());
    }
}
