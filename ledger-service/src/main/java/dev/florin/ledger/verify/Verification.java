package dev.florin.ledger.verify;

import dev.florin.event.Topics;
import dev.florin.ledger.log.Log;
import dev.florin.proof.JournalKey;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Everything that is checked, over one snapshot of the database and the log as far as that had folded it. */
public final class Verification {

    /** Two partitions at a time: the database works as hard as this side does. */
    private static final int THREADS = 2;

    /** So long may Kafka take to acknowledge, and its clock be ahead of the database's. */
    private static final Duration RELAY_COUNTS_WITHIN = Duration.ofMinutes(1);

    private final Database database;
    private final Log log;
    private final Map<String, JournalKey> keys;
    private final PrintStream out;
    private final Duration relayCountsWithin;
    private final Differences differences = new Differences();

    /**
     * @param keys by their id: whoever has signed with them, the ledger did
     * @param out told what was checked, while it goes on
     */
    public Verification(Database database, Log log, Map<String, JournalKey> keys, PrintStream out) {
        this(database, log, keys, out, RELAY_COUNTS_WITHIN);
    }

    /** @param relayCountsWithin how long after a block was published the relay may take to count it */
    Verification(
            Database database, Log log, Map<String, JournalKey> keys, PrintStream out, Duration relayCountsWithin) {
        this.database = database;
        this.log = log;
        this.keys = Map.copyOf(keys);
        this.out = out;
        this.relayCountsWithin = relayCountsWithin;
    }

    /** What does not fit. */
    public Differences run() throws SQLException, InterruptedException {
        Map<Integer, Long> lettersBefore = log.ends(Topics.DEAD_LETTERS);
        // Before the snapshot is taken: the letters of which it must have the rows.
        try (Snapshot snapshot = Snapshot.of(database);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Connection first = snapshot.first();
            JournalSource source = JournalSource.find(first, differences);
            List<Integer> partitions = partitions(first);
            List<PartitionBooks> books = checkJournal(snapshot, source, partitions, threads);
            checkState(first, books);
            checkLog(snapshot, source, partitions, lettersBefore, threads);
            for (PartitionBooks suspect : books) {
                new PublishedTransfers(suspect, differences).check(first, log);
            }
        }
        return differences;
    }

    private List<PartitionBooks> checkJournal(
            Snapshot snapshot, JournalSource source, List<Integer> partitions, ExecutorService threads)
            throws InterruptedException {
        Stopwatch watch = new Stopwatch();
        List<JournalCheck> checks = partitions.stream()
                .map(partition -> new JournalCheck(snapshot, partition, source, keys, differences))
                .toList();
        List<PartitionBooks> books = all(threads, checks);
        long transfers = books.stream().mapToLong(PartitionBooks::transfers).sum();
        long blocks = books.stream().mapToLong(PartitionBooks::blocks).sum();
        say(
                "journal",
                "%,d transfers in %,d blocks of %d partitions: numbers, leaves, roots, heads, signatures, chains"
                        .formatted(transfers, blocks, partitions.size()),
                watch.rate(transfers, "transfers"));
        return books;
    }

    private void checkState(Connection connection, List<PartitionBooks> books) throws SQLException {
        Stopwatch watch = new Stopwatch();
        long accounts = new AccountCheck(books, differences).check(connection);
        long lots = new LotCheck(books, differences).check(connection);
        new PartitionCheck(differences).check(connection, books);
        TrialBalance balance = TrialBalance.of(books);
        balance.check(connection, differences);
        say(
                "state",
                "%,d accounts, %,d lots, leases, milestones, consumed offsets".formatted(accounts, lots),
                watch.time());
        balance.byUnit().forEach((unit, sums) -> out.println("  trial balance in " + unit + ": " + sums));
    }

    private void checkLog(
            Snapshot snapshot,
            JournalSource source,
            List<Integer> partitions,
            Map<Integer, Long> lettersBefore,
            ExecutorService threads)
            throws SQLException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        KnownEvents known = KnownEvents.read(snapshot.first(), source);
        LogTerms terms = LogTerms.read(snapshot.first());
        DeadLetterCheck letters = DeadLetterCheck.read(snapshot.first(), differences);
        OwnEvents own = OwnEvents.read(snapshot.first(), differences);
        List<LogCheck> checks = partitions.stream()
                .map(partition ->
                        new LogCheck(snapshot, partition, source, known, terms, letters, own, log, differences))
                .toList();
        long records = all(threads, checks).stream().mapToLong(Long::longValue).sum();
        known.checkFound(differences);
        long budgets = terms.check(snapshot.first(), differences);
        OwnEvents.Checked told = own.check(snapshot.first());
        say(
                "inputs",
                "%,d records of the log against the journal, %,d remembered ids, %,d decisions, %,d ends of lots, %,d budgets"
                        .formatted(records, known.size(), told.decisions(), told.expiries(), budgets),
                watch.rate(records, "records"));
        List<PublishedBlocks> heads = partitions.stream()
                .map(partition -> new PublishedBlocks(snapshot, partition, log, relayCountsWithin, differences))
                .toList();
        long published = all(threads, heads).stream().mapToLong(Long::longValue).sum();
        RelayCheck.refuseOthers(snapshot.first(), partitions, differences);
        long parked = letters.check(snapshot.first(), log, lettersBefore);
        List<AlertCheck> alerts = partitions.stream()
                .map(partition -> new AlertCheck(snapshot, partition, log, differences))
                .toList();
        long alerted = all(threads, alerts).stream().mapToLong(Long::longValue).sum();
        List<PublishedBalances> balances = partitions.stream()
                .map(partition -> new PublishedBalances(snapshot, partition, log, differences))
                .toList();
        long compared =
                all(threads, balances).stream().mapToLong(Long::longValue).sum();
        say(
                "published",
                "%,d heads, %,d balances, %,d dead letters and %,d alerts as others have read them"
                        .formatted(published, compared, parked, alerted),
                "");
    }

    private void say(String what, String counted, String rate) {
        out.println("%-10s %s%s".formatted(what, counted, rate.isEmpty() ? "" : " (" + rate + ")"));
    }

    private static List<Integer> partitions(Connection connection) throws SQLException {
        List<Integer> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT partition FROM journal_partition"
                        + " UNION SELECT DISTINCT partition FROM block UNION SELECT DISTINCT partition FROM account"
                        + " ORDER BY 1")) {
            while (rows.next()) {
                partitions.add(rows.getInt(1));
            }
        }
        return partitions;
    }

    /** What could be checked to its end. */
    private <T> List<T> all(ExecutorService threads, List<? extends Callable<T>> checks) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> check : threads.invokeAll(checks)) {
            try {
                results.add(check.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnreadableRowException unreadable)) {
                    throw new IllegalStateException("a partition could not be read to its end", e);
                }
                differences.add(unreadable.difference());
            }
        }
        return results;
    }
}
