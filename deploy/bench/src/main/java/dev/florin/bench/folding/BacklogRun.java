package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.event.Topics;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

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
        scene.tell(traffic, events);
        FoldRate rate = fold(progress);
        check.end(traffic, events);
        return rate;
    }

    private FoldRate fold(Progress progress) {
        try (ServiceProcess ledger = scene.start().get()) {
            await(ledger, () -> progress.add(look()).folded() >= warmUp);
            CpuTime before = CpuTime.of(scene.stack(), ledger);
            await(ledger, () -> !progress.add(look()).steady());
            CpuTime after = CpuTime.of(scene.stack(), ledger);
            await(ledger, () -> {
                Progress.Sample now = progress.add(look());
                return now.folded() >= events && now.relayed() >= events;
            });
            Progress.Span steady = progress.steady(warmUp);
            Progress.Span whole = progress.whole(warmUp, events);
            return new FoldRate(
                    steady.foldedPerSecond(),
                    steady.relayedPerSecond(),
                    Math.min(whole.foldedPerSecond(), whole.relayedPerSecond()),
                    after.minus(before),
                    Math.max(1, steady.folded()));
        }
    }

    private static void await(ServiceProcess ledger, BooleanSupplier condition) {
        ledger.await(condition, Scene.LOOK_EVERY, Scene.PATIENCE, "done with the backlog");
    }

    private Progress.Sample look() {
        List<Long> folded = scene.books().usageFolded();
        List<Long> told = scene.ends().perPartition(Topics.USAGE_RECORDED);
        boolean steady = folded.size() == told.size()
                && IntStream.range(0, told.size()).allMatch(partition -> folded.get(partition) < told.get(partition));
        return new Progress.Sample(System.nanoTime(), sum(folded), scene.ends().of(Topics.LEDGER_TRANSFERS), steady);
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
