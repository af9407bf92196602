package dev.florin.ledger.journal;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Memo;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Milestone;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.proof.BlockHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The journals of all partitions: where they stand, and what is appended to them. */
public final class PostgresJournalStore {

    private static final String CREATE = "INSERT INTO journal_partition (partition) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String READ = "SELECT * FROM journal_partition WHERE partition = ?";
    private static final String LOCK = READ + " FOR UPDATE";

    private static final String APPEND_MEMOS = """
            INSERT INTO memo (partition, sequence, reference, reason, author)
            SELECT ?::int, * FROM UNNEST(?::bigint[], ?::text[], ?::text[], ?::text[])""";

    private static final String APPEND_MILESTONES = """
            INSERT INTO milestone (account_id, sequence) SELECT * FROM UNNEST(?::uuid[], ?::bigint[])""";

    private static final String APPEND_SHORTFALLS = """
            INSERT INTO shortfall (partition, block, cause, covered_micros)
            SELECT ?::int, ?::bigint, * FROM UNNEST(?::uuid[], ?::bigint[])""";

    private static final String APPEND_BLOCK = """
            INSERT INTO block (partition, number, first_sequence, last_sequence, booked_at, account_events_end,
                               payments_events_end, usage_recorded_end, root, previous_head, head, signature, key_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String ADVANCE = """
            UPDATE journal_partition
            SET last_sequence = ?, last_block = ?, last_alert = last_alert + ?, booked_at = ?, head = ?,
                account_events_end = ?, payments_events_end = ?, usage_recorded_end = ?
            WHERE partition = ?""";

    /** Where the partition's journal stands as committed; empty before its first use. */
    public Optional<JournalState> read(Connection connection, int partition) throws SQLException {
        return Sql.query(connection, READ, JournalState::read, partition).stream()
                .findFirst();
    }

    /** Creates the partition at its first use; nobody else appends to it until the transaction ends. */
    public JournalState lock(Connection transaction, int partition) throws SQLException {
        List<JournalState> known = Sql.query(transaction, LOCK, JournalState::read, partition);
        if (known.isEmpty()) {
            int unused = Sql.update(transaction, CREATE, partition);
            return Sql.query(transaction, LOCK, JournalState::read, partition).getFirst();
        }
        return known.getFirst();
    }

    /** Appends a block with everything beside its transfers, and moves the partition behind it. */
    public void append(Connection transaction, SealedBlock block, Folded folded) throws SQLException {
        appendMemos(transaction, block.partition(), folded.transfers());
        appendMilestones(transaction, folded.milestones());
        appendShortfalls(transaction, block);
        appendBlock(transaction, block);
        advance(transaction, block, folded.alerts().size());
    }

    private static void appendMemos(Connection transaction, int partition, List<Transfer> transfers)
            throws SQLException {
        List<Transfer> known =
                transfers.stream().filter(transfer -> transfer.memo() != null).toList();
        if (!known.isEmpty()) {
            int unused = Sql.update(
                    transaction,
                    APPEND_MEMOS,
                    Columns.<Transfer>of(known)
                            .longs(transfer -> transfer.position().sequence())
                            .texts(transfer -> memo(transfer).reference())
                            .texts(transfer -> memo(transfer).reason())
                            .texts(transfer -> memo(transfer).author()),
                    partition);
        }
    }

    private static Memo memo(Transfer transfer) {
        return Objects.requireNonNull(transfer.memo());
    }

    private static void appendMilestones(Connection transaction, List<Milestone> milestones) throws SQLException {
        if (!milestones.isEmpty()) {
            int unused = Sql.update(
                    transaction,
                    APPEND_MILESTONES,
                    Columns.<Milestone>of(milestones)
                            .uuids(milestone -> milestone.accountId().value())
                            .longs(Milestone::sequence));
        }
    }

    private static void appendShortfalls(Connection transaction, SealedBlock block) throws SQLException {
        if (!block.shortfalls().isEmpty()) {
            int unused = Sql.update(
                    transaction,
                    APPEND_SHORTFALLS,
                    Columns.<Shortfall>of(block.shortfalls())
                            .uuids(shortfall -> shortfall.cause().value())
                            .longs(shortfall -> shortfall.coveredMicros().micros()),
                    block.partition(),
                    block.number());
        }
    }

    private static void appendBlock(Connection transaction, SealedBlock sealed) throws SQLException {
        BlockHead block = sealed.block();
        int unused = Sql.update(
                transaction,
                APPEND_BLOCK,
                block.partition(),
                block.number(),
                block.firstSequence(),
                block.lastSequence(),
                block.bookedAt().atOffset(ZoneOffset.UTC),
                block.accountEnd(),
                block.paymentEnd(),
                block.usageEnd(),
                block.root().bytes(),
                block.previousHead().bytes(),
                sealed.head().bytes(),
                sealed.signature().bytes(),
                sealed.keyId());
    }

    private static void advance(Connection transaction, SealedBlock sealed, int alerts) throws SQLException {
        BlockHead block = sealed.block();
        int unused = Sql.update(
                transaction,
                ADVANCE,
                block.lastSequence(),
                block.number(),
                alerts,
                block.bookedAt().atOffset(ZoneOffset.UTC),
                sealed.head().bytes(),
                block.accountEnd(),
                block.paymentEnd(),
                block.usageEnd(),
                block.partition());
    }
}
