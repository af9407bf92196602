package dev.florin.ledger.rebuild;

import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.fold.BlockReplay;
import dev.florin.ledger.log.Log;
import dev.florin.ledger.rebuild.TableComparison.Result;
import dev.florin.ledger.sql.Sql;
import dev.florin.proof.JournalSigner;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** The whole of a rebuild: everything that was published, then what came meanwhile, then the comparison. */
final class Rebuild {

    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PARTITIONS = "SELECT partition, last_block FROM journal_partition ORDER BY partition";

    private final DataSource original;
    private final DataSource rebuilt;
    private final Log log;
    private final Thresholds thresholds;
    private final JournalSigner signer;
    private final PrintStream out;

    Rebuild(
            DataSource original,
            DataSource rebuilt,
            Log log,
            Thresholds thresholds,
            JournalSigner signer,
            PrintStream out) {
        this.original = original;
        this.rebuilt = rebuilt;
        this.log = log;
        this.thresholds = thresholds;
        this.signer = signer;
        this.out = out;
    }

    /** Whether both are equal. */
    boolean run() throws SQLException, IOException, InterruptedException {
        List<PartitionRebuild> partitions = new ArrayList<>();
        try (Connection snapshot = original.getConnection()) {
            for (int partition : lastBlocks(snapshot).keySet()) {
                partitions.add(new PartitionRebuild(partition, log, new BlockReplay(rebuilt, thresholds, signer)));
            }
            fold(partitions);
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            catchUp(partitions, lastBlocks(snapshot));
            return compare(partitions, snapshot);
        } finally {
            partitions.forEach(PartitionRebuild::close);
        }
    }

    private void fold(List<PartitionRebuild> partitions) throws InterruptedException {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Void>> folds = new ArrayList<>();
            partitions.forEach(partition -> folds.add(() -> {
                partition.foldUpTo(Long.MAX_VALUE);
                return null;
            }));
            for (Future<Void> fold : threads.invokeAll(folds)) {
                fold.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log cannot be folded again", e);
        }
        long records = partitions.stream().mapToLong(PartitionRebuild::records).sum();
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.println("folded     %,d records of %d partitions in %.1f s, %,.0f a second"
                .formatted(records, partitions.size(), seconds, records / seconds));
    }

    /** The original went on: folds what it had done when the snapshot was taken, as soon as that is published. */
    private static void catchUp(List<PartitionRebuild> partitions, Map<Integer, Long> lastBlocks)
            throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        for (PartitionRebuild partition : partitions) {
            long last = lastBlocks.getOrDefault(partition.partition(), 0L);
            while (partition.lastBlock() < last) {
                partition.foldUpTo(last);
                if (partition.lastBlock() < last && Instant.now().isAfter(end)) {
                    throw new RebuildRefusedException("Block " + (partition.lastBlock() + 1) + " of partition "
                            + partition.partition() + " is not published on ledger.blocks: is the ledger running?");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private boolean compare(List<PartitionRebuild> partitions, Connection snapshot) throws SQLException, IOException {
        boolean equal = true;
        for (PartitionRebuild partition : partitions) {
            partition.differences().forEach(difference -> out.println("DIFFERENCE " + difference));
            equal &= partition.differences().isEmpty();
        }
        try (Connection other = rebuilt.getConnection()) {
            for (Result result : Comparison.of(snapshot, other)) {
                out.println("%-10s %,d rows equal".formatted(result.table(), result.equal()));
                result.differences().forEach(difference -> out.println("DIFFERENCE " + difference));
                equal &= result.differences().isEmpty();
            }
        }
        return equal;
    }

    private static Map<Integer, Long> lastBlocks(Connection connection) throws SQLException {
        Map<Integer, Long> lastBlocks = new TreeMap<>();
        for (Map.Entry<Integer, Long> row :
                Sql.query(connection, PARTITIONS, row -> Map.entry(row.getInt(1), row.getLong(2)))) {
            lastBlocks.put(row.getKey(), row.getValue());
        }
        return lastBlocks;
    }
}
