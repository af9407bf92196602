package dev.florin.ledger.fold;

import dev.florin.event.Event;
import dev.florin.id.EventId;
import dev.florin.ledger.alert.AlertWriter;
import dev.florin.ledger.books.PostgresBooksStore;
import dev.florin.ledger.deadletter.DeadLetter;
import dev.florin.ledger.deadletter.DeadLetterWriter;
import dev.florin.ledger.domain.Books;
import dev.florin.ledger.domain.Fold;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.journal.BlockSealer;
import dev.florin.ledger.journal.JournalState;
import dev.florin.ledger.journal.OpenMonths;
import dev.florin.ledger.journal.PostgresJournalStore;
import dev.florin.ledger.journal.SealedBlock;
import dev.florin.ledger.journal.TransferWriter;
import dev.florin.ledger.sql.Statements;
import dev.florin.ledger.sql.Transactions;
import dev.florin.money.Credits;
import dev.florin.proof.JournalSigner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The one transaction: what a batch does to the books, that its events are known, how far the topics are consumed and the
 * block that seals it commit together or not at all. Safe whoever calls it: the partition's row is locked and consumed
 * records are trimmed. For use by one thread at a time.
 */
public final class PartitionFold {

    private static final String UNIQUE_VIOLATION = "23505";

    /** So many events are folded before their transfers are sent: the database waits for no more than the first of them. */
    private static final int STEP = 256;

    private final Transactions transactions;
    private final Thresholds thresholds;
    private final OpenMonths months;
    private final PostgresJournalStore journal = new PostgresJournalStore();
    private final PostgresBooksStore books = new PostgresBooksStore();
    private final PostgresSeenEventStore seen = new PostgresSeenEventStore();
    private final BlockSealer sealer;

    public PartitionFold(DataSource source, Thresholds thresholds, OpenMonths months, JournalSigner signer) {
        this.transactions = new Transactions(source);
        this.thresholds = thresholds;
        this.months = months;
        this.sealer = new BlockSealer(signer);
    }

    /** The blocks that the batch became: one, none when it is known, more when a part had to be parked. */
    List<FoldedBlock> fold(Batch batch) throws SQLException {
        return fold(batch, Map.of());
    }

    /**
     * @param covered by cause, how much of a charge was found when the log was first folded, where leases withheld a part
     */
    List<FoldedBlock> fold(Batch batch, Map<EventId, Credits> covered) throws SQLException {
        try {
            return foldWhole(batch, covered).map(List::of).orElse(List.of());
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            return isolate(batch, covered, e);
        }
    }

    /** That an event has posted before is found when it posts again; only then is it worth asking for all of them. */
    private Optional<FoldedBlock> foldWhole(Batch batch, Map<EventId, Credits> covered) throws SQLException {
        try {
            return transactions.run(transaction -> foldLocked(transaction, batch, covered, false));
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            return transactions.run(transaction -> foldLocked(transaction, batch, covered, true));
        }
    }

    private Optional<FoldedBlock> foldLocked(
            Connection transaction, Batch batch, Map<EventId, Credits> covered, boolean askWhatPosted)
            throws SQLException {
        JournalState before = journal.lock(transaction, batch.partition());
        Batch fresh = batch.behind(before.ends());
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        List<Event> all = fresh.events();
        months.require(all);
        List<Event> unseen = seen.remember(transaction, all);
        List<Event> events = askWhatPosted ? seen.withoutPosted(transaction, unseen) : unseen;
        Books loaded = books.load(transaction, before.end(), before.lastBlock() + 1, fresh.touched(), covered);
        return Optional.of(append(
                transaction, before, fresh, events, loaded, covered, folded -> fresh.deadLetters(folded.refused())));
    }

    private FoldedBlock append(
            Connection transaction,
            JournalState before,
            Batch batch,
            List<Event> events,
            Books loaded,
            Map<EventId, Credits> covered,
            Function<Folded, List<DeadLetter>> lettersOf)
            throws SQLException {
        Folded folded;
        SealedBlock sealed;
        try (TransferWriter writer = new TransferWriter(transaction, events.size())) {
            folded = foldInto(writer, loaded, events);
            sealed = sealer.seal(before, folded, batch.ends(before.ends()), bookedAt(before, batch))
                    .withheldBefore(covered);
            writer.await();
        }
        List<DeadLetter> letters = lettersOf.apply(folded);
        DeadLetterWriter.park(transaction, letters);
        Statements statements = new Statements();
        books.write(statements, loaded, folded);
        AlertWriter.append(statements, before, sealed.number(), folded.alerts());
        journal.append(statements, sealed, folded);
        statements.run(transaction);
        return new FoldedBlock(sealed, folded, batch, events.size(), letters.size());
    }

    /** The database takes in what is folded while more is, and while the last of it is sealed. */
    private Folded foldInto(TransferWriter writer, Books loaded, List<Event> events) throws SQLException {
        Fold fold = new Fold(loaded, events.size(), thresholds);
        sealer.begin();
        for (int from = 0; from < events.size(); from += STEP) {
            fold.post(events.subList(from, Math.min(from + STEP, events.size())));
            write(fold.transfers(), writer);
        }
        Folded folded = fold.end();
        write(folded.transfers(), writer);
        writer.complete();
        return folded;
    }

    /** Those that were not written yet. */
    private void write(List<Transfer> transfers, TransferWriter writer) throws SQLException {
        for (Transfer transfer : transfers.subList(writer.written(), transfers.size())) {
            writer.add(transfer);
            sealer.add(transfer);
        }
    }

    private static Instant bookedAt(JournalState before, Batch batch) {
        Instant appendedAt = batch.appendedAt();
        return appendedAt.isAfter(before.bookedAt()) ? appendedAt : before.bookedAt();
    }

    /** The database cannot hold something of the batch: fold it in halves until the one record is found and parked. */
    private List<FoldedBlock> isolate(Batch batch, Map<EventId, Credits> covered, SQLException refusal)
            throws SQLException {
        if (batch.records().size() == 1) {
            return transactions.run(transaction -> parkOnly(transaction, batch, refusal)).stream()
                    .toList();
        }
        List<FoldedBlock> blocks = new ArrayList<>(fold(batch.halves().getFirst(), covered));
        blocks.addAll(fold(batch.halves().getLast(), covered));
        return blocks;
    }

    private Optional<FoldedBlock> parkOnly(Connection transaction, Batch batch, SQLException refusal)
            throws SQLException {
        JournalState before = journal.lock(transaction, batch.partition());
        Batch fresh = batch.behind(before.ends());
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        List<DeadLetter> letters = fresh.records().stream()
                .map(item -> item.deadLetter("the database refused it: " + refusal.getMessage()))
                .toList();
        Books nothing = Books.at(before.end(), before.lastBlock() + 1);
        return Optional.of(append(transaction, before, fresh, List.of(), nothing, Map.of(), folded -> letters));
    }

    /** Data exceptions and broken constraints (classes 22 and 23): trying again will not help. */
    private static boolean isRefusal(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
