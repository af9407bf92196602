package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.running.LedgerProcess;
import dev.florin.event.Topics;
import java.util.function.BooleanSupplier;

/**
 * A backlog of usage, folded by a ledger that starts when all of it is in Kafka.
 *
 * @param warmUp events at the beginning that do not count: the JVM compiles
 */
public record BacklogRun(Scene scene, long events, long warmUp) {

    /** Returns the rate; throws {@link BenchFailure} when the books are not right in the end. */
    public FoldRate measure(Traffic traffic) {
        BooksCheck check = BooksCheck.begin(scene.books());
        Progress progress = new Progress(look());
        for (long i = 0; i < events; i++) {
            scene.log().append(traffic.next());
        }
        scene.log().flush();
        FoldRate rate = fold(progress);
        check.end(traffic, events);
        return rate;
    }

    private FoldRate fold(Progress progress) {
        try (LedgerProcess ledger = scene.start().get()) {
            await(ledger, () -> progress.hasFolded(look(), warmUp));
            CpuTime before = CpuTime.of(scene.stack(), ledger);
            long foldedBefore = progress.folded();
            await(ledger, () -> progress.isThrough(look(), events));
            CpuTime after = CpuTime.of(scene.stack(), ledger);
            return new FoldRate(
                    progress.foldedPerSecond(warmUp, events),
                    progress.relayedPerSecond(warmUp, events),
                    after.minus(before),
                    Math.max(1, events - foldedBefore));
        }
    }

    private static void await(LedgerProcess ledger, BooleanSupplier condition) {
        ledger.await(condition, Scene.LOOK_EVERY, Scene.PATIENCE, "done with the backlog");
    }

    private Progress.Sample look() {
        long folded = scene.books().usageFolded();
        long relayed = scene.ends().of(Topics.LEDGER_TRANSFERS);
        return new Progress.Sample(System.nanoTime(), folded, relayed);
    }
}
