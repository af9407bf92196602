package dev.florin.ledger.journal;

import dev.florin.id.LotId;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.PostgresTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Appends transfers to the journal's table. */
public final class TransferWriter {

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

    /**
     * Returns when all are appended.
     *
     * @param each told of every transfer while the database takes in those before it
     * @param last made while the database takes in the last of them; neither may use the transaction
     */
    public <T> T append(Connection transaction, List<Transfer> transfers, Consumer<Transfer> each, Supplier<T> last)
            throws SQLException {
        if (transfers.isEmpty()) {
            return last.get();
        }
        int copies = transfers.size() < LONG_BLOCK ? Math.ceilDiv(transfers.size(), SHORT_COPY) : 1;
        int most = Math.ceilDiv(transfers.size(), copies);
        int begin = 0;
        for (int end = most; end < transfers.size(); end += most) {
            var unused = copy(transaction, transfers.subList(begin, end), each, () -> true);
            begin = end;
        }
        return copy(transaction, transfers.subList(begin, transfers.size()), each, last);
    }

    private static <T> T copy(
            Connection transaction, List<Transfer> transfers, Consumer<Transfer> each, Supplier<T> last)
            throws SQLException {
        try (BinaryCopy copy = new BinaryCopy(transaction, INTO)) {
            for (Transfer transfer : transfers) {
                add(copy, transfer);
                each.accept(transfer);
            }
            copy.complete();
            T made = last.get();
            copy.await();
            return made;
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
