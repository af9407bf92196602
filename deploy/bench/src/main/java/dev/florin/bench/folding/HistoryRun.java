package dev.florin.bench.folding;

import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.ServiceProcess;

/**
 * A journal that grows to a length through the fold itself. What Kafka holds of it is let go of on the way: the disk need not
 * hold the history three times.
 *
 * @param transfers how long it becomes
 */
public record HistoryRun(Scene scene, long transfers) {

    private static final long SLICE = 1_000_000;

    /** Throws {@link dev.florin.bench.BenchFailure} when the books are not right in the end. */
    public void grow(Traffic traffic) {
        BooksCheck check = BooksCheck.begin(scene.books());
        long missing = Math.max(0, transfers - check.transfersBefore());
        try (ServiceProcess ledger = scene.start().get()) {
            for (long told = 0; told < missing; told += SLICE) {
                scene.tell(traffic, Math.min(SLICE, missing - told));
                scene.drain(ledger);
                scene.forget();
            }
        }
        check.end(traffic, missing);
    }
}
