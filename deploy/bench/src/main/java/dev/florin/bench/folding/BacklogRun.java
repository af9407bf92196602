package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.LedgerProcess;
import dev.florin.event.Topics;

/**
 * A backlog of usage, folded by a ledger that starts when all of it is in Kafka.
 *
 * @param warmUp events at the beginning that do not count: the JVM compiles
 */
public record BacklogRun(Scene scene, long events, long warmUp) {

    /** Returns the rate; throws {@link BenchFailure} when the books are not right in the end. */
    public FoldRate measure(Traffic traffic) {
        BooksCheck check = BooksCheck.begin(scene.books());
        Progress.Sample before = look();
        for (long i = 0; i < events; i++) {
            scene.log().append(traffic.next());
        }
        scene.log().flush();
        Progress progress = new Progress(before);
        try (LedgerProcess ledger = scene.start().get()) {
            ledger.await(
                    () -> progress.reaches(look(), events), Scene.LOOK_EVERY, Scene.PATIENCE, "done with the backlog");
        }
        check.end(traffic, events);
        return new FoldRate(progress.foldedPerSecond(warmUp, events), progress.relayedPerSecond(warmUp, events));
    }

    private Progress.Sample look() {
        long folded = scene.books().usageFolded();
        long relayed = scene.ends().of(Topics.LEDGER_TRANSFERS);
        return new Progress.Sample(System.nanoTime(), folded, relayed);
    }
}
