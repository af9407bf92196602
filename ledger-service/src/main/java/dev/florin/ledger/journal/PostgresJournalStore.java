package dev.florin.ledger.journal;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Memo;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Milestone;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.sql.Statements;
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
        Statements statements = Statements.byIndex();
        List<JournalState> known = statements.query(LOCK, JournalState::read, partition);
        statements.run(transaction);
        if (known.isEmpty()) {
            int unused = Sql.update(transaction, CREATE, partition);
            return Sql.query(transaction, LOCK, JournalState::read, partition).getFirst();
        }
        return known.getFirst();
    }

    /** Appends a block with everything beside its transfers, and moves the partition behind it. */
    public void append(Statements statements, SealedBlock block, Folded folded) {
        appendMemos(statements, block.partition(), folded.transfers());
        appendMilestones(statements, folded.milestones());
        appendShortfalls(statements, block);
        appendBlock(statements, block);
        advance(statements, block, folded.alerts().size());
    }

    private static void appendMemos(Statements statements, int partition, List<Transfer> transfers) {
        List<Transfer> known =
                transfers.stream().filter(transfer -> transfer.memo() != null).toList();
        if (!known.isEmpty()) {
            statements.change(
                    APPEND_MEMOS,
                    partition,
                    Columns.<Transfer>of(known)
                            .longs(transfer -> transfer.position().sequence())
                            .texts(transfer -> memo(transfer).reference())
                            .texts(transfer -> memo(transfer).reason())
                            .texts(transfer -> memo(transfer).author()));
        }
    }

    private static Memo memo(Transfer transfer) {
        return Objects.requireNonNull(transfer.memo());
    }

    private static void appendMilestones(Statements statements, List<Milestone> milestones) {
        if (!milestones.isEmpty()) {
            statements.change(
                    APPEND_MILESTONES,
                    Columns.<Milestone>of(milestones)
                            .uuids(milestone -> milestone.accountId().value())
                            .longs(Milestone::sequence));
        }
    }

    private static void appendShortfalls(Statements statements, SealedBlock block) {
        if (!block.shortfalls().isEmpty()) {
            statements.change(
                    APPEND_SHORTFALLS,
                    block.partition(),
                    block.number(),
                    Columns.<Shortfall>of(block.shortfalls())
                            .uuids(shortfall -> shortfall.cause().value())
                            .longs(shortfall -> shortfall.coveredMicros().micros()));
        }
    }

    private static void appendBlock(Statements statements, SealedBlock sealed) {
        BlockHead block = sealed.block();
        statements.change(
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

    private static void advance(Statements statements, SealedBlock sealed, int alerts) {
        BlockHead block = sealed.block();
        statements.change(
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
