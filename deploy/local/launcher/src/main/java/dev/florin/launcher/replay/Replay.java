package dev.florin.launcher.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends a trace: so many requests at a time, each when it is due.
 *
 * @param each is told every outcome as it comes, by several threads
 */
record Replay(Function<TraceRequest, Outcome> call, Speed speed, int concurrency, Consumer<Outcome> each) {

    /** What came of all requests, in no particular order, and how long all took. */
    record Result(List<Outcome> outcomes, Duration duration) {}

    Result send(List<TraceRequest> requests) throws InterruptedException, ExecutionException {
        List<TraceRequest> inTime = requests.stream()
                .sorted(Comparator.comparing(TraceRequest::time))
                .toList();
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Outcome>>> lines = new ArrayList<>();
            for (int i = 0; i < concurrency; i++) {
                lines.add(() -> sendOneByOne(inTime, next, begin));
            }
            for (Future<List<Outcome>> line : threads.invokeAll(lines)) {
                outcomes.addAll(line.get());
            }
        }
        return new Result(outcomes, Duration.ofNanos(System.nanoTime() - begin));
    }

    private List<Outcome> sendOneByOne(List<TraceRequest> requests, AtomicInteger next, long begin)
            throws InterruptedException {
        Instant first = requests.getFirst().time();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
            TraceRequest request = requests.get(i);
            long due = begin + speed.due(first, request.time()).toNanos();
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            Outcome outcome = call.apply(request);
            each.accept(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }
}
