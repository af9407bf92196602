package dev.florin.ledger.fold;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of what waits in a partition's queue. Where the next batch is whole already, its events are read while the
 * one before is folded: a partition's blocks follow one another, so whatever need not be in that chain makes it faster.
 * For use by one thread.
 */
final class BatchReader implements AutoCloseable {

    private final int partition;
    private final PartitionQueue queue;
    private final ExecutorService reading;
    private @Nullable Future<Batch> ahead;

    BatchReader(int partition, PartitionQueue queue) {
        this.partition = partition;
        this.queue = queue;
        this.reading = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("read-" + partition).daemon().factory());
    }

    /**
     * Waits for the next batch, and has the one behind it read from now on if that is whole.
     *
     * @param earliest when one that is not whole may be given out, as {@link System#nanoTime} counts
     */
    Batch next(long earliest) throws InterruptedException {
        Batch batch = ahead == null ? read(queue.take(earliest)) : await(ahead);
        List<WaitingRecord> whole = queue.takeWhole();
        ahead = whole.isEmpty() ? null : reading.submit(() -> read(whole));
        return batch;
    }

    /** What was read ahead is forgotten; the log still has it. */
    @Override
    public void close() {
        reading.shutdownNow();
    }

    private Batch read(List<WaitingRecord> records) {
        return Batch.read(partition, records);
    }

    private static Batch await(Future<Batch> batch) throws InterruptedException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be read", e.getCause());
        }
    }
}
