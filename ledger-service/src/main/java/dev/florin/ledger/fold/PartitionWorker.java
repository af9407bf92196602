package dev.florin.ledger.fold;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Folds one partition's records on a thread of its own. An outage is waited out here, with nothing lost. */
final class PartitionWorker {

    private static final Logger LOG = Logger.getLogger(PartitionWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final int partition;
    private final int batchRecords;
    private final BlockPace pace;
    private final PartitionFold fold;
    private final FoldListener listener;
    private final PartitionQueue queue;
    private final Thread thread;

    PartitionWorker(int partition, FoldConfig config, PartitionFold fold, FoldListener listener) {
        this.partition = partition;
        this.batchRecords = config.batchRecords();
        this.queue = new PartitionQueue(batchRecords, PATIENCE);
        this.pace = BlockPace.of(partition, config.blockInterval());
        this.fold = fold;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("fold-" + partition).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void add(Map<String, List<WaitingRecord>> byTopic) {
        queue.add(byTopic);
    }

    /** Takes note of how many records the log has that were not read. */
    void setUnread(long records) {
        queue.setBehind(records >= batchRecords);
    }

    /** Whether two whole batches wait behind those that are folded and read: then nothing more should be fetched. */
    boolean isFull() {
        return queue.size() >= 2 * batchRecords;
    }

    /** Whether it ended though nobody stopped it. */
    boolean isBroken() {
        return !thread.isAlive() && !queue.isClosed();
    }

    /** Takes nothing more up. */
    void stop() {
        queue.close();
    }

    /** Waits for the end of the transaction under way; one that takes longer is cut off, which loses nothing. */
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) {
            thread.interrupt();
        }
    }

    private void run() {
        try (BatchReader reader = new BatchReader(partition, queue)) {
            long earliest = System.nanoTime();
            while (!queue.isClosed()) {
                Batch batch = reader.next(earliest);
                earliest = pace.nextBehind(System.nanoTime());
                if (!batch.isEmpty()) {
                    foldUntilItHolds(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "The worker of partition %d breaks off", partition);
        }
    }

    private void foldUntilItHolds(Batch batch) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (!queue.isClosed()) {
            try {
                fold.fold(batch).forEach(listener::folded);
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.errorf(e, "Partition %d waits: it could not be folded", partition);
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }
}
