package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.running.ServiceProcess;

/**
 * A backlog of usage, folded by a ledger that starts when all of it is in Kafka.
 *
 * @param warmUp events at the beginning that do not count: the JVM compiles
 */
public record BacklogRun(Scene scene, long events, long warmUp) {

    /** Returns the rate; throws {@link BenchFailure} when the books are not right in the end. */
    public FoldRate measure(Traffic traffic) {
        BooksCheck check = BooksCheck.begin(scene.books());
        Progress progress = new Progress(scene.look());
        scene.tell(traffic, events);
        FoldRate rate = fold(progress);
        check.end(traffic, events);
        return rate;
    }

    private FoldRate fold(Progress progress) {
        try (ServiceProcess ledger = scene.start().get()) {
            scene.await(ledger, () -> progress.add(scene.look()).folded() >= warmUp);
            CpuTime before = CpuTime.of(scene.stack(), ledger);
            scene.await(ledger, () -> !progress.add(scene.look()).steady());
            CpuTime after = CpuTime.of(scene.stack(), ledger);
            scene.await(ledger, () -> progress.add(scene.look()).isDone(events));
            Progress.Span steady = progress.steady(warmUp);
            return new FoldRate(
                    steady.foldedPerSecond(),
                    steady.relayedPerSecond(),
                    progress.whole(warmUp, events).perSecond(),
                    after.minus(before),
                    Math.max(1, steady.folded()));
        }
    }
}
