package dev.florin.bench.latency;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.folding.LedgerDatabase;
import dev.florin.bench.load.EventLog;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.running.StackProcess;
import dev.florin.id.AccountId;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Usage at a fixed rate. Some events, evenly spread, are samples: each is of one of a few accounts that nothing else is
 * charged to, whose balances are looked at every few milliseconds.
 *
 * @param probes the accounts of the samples
 * @param load the accounts of all other events
 * @param samplesPerSecond part of the rate
 */
public record LatencyRun(
        StackProcess stack,
        Traffic probes,
        Traffic load,
        double perSecond,
        double samplesPerSecond,
        Duration duration) {

    /** The more, the less the load takes of the cores that are measured; a latency begins when Kafka has appended the event. */
    private static final int LINGER_MILLIS = 10;

    /** All of them are made beforehand, and take a kilobyte of memory each. */
    private static final int MOST_EVENTS = 1_500_000;

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public LatencyRun {
        if (perSecond * duration.toSeconds() > MOST_EVENTS) {
            throw new BenchFailure(String.format(
                    Locale.ROOT,
                    "%,.0f events a second for %d seconds are more than the latency can be measured with, %,d: give fewer"
                            + " --seconds or a lower --rate.",
                    perSecond,
                    duration.toSeconds(),
                    MOST_EVENTS));
        }
    }

    /** May be called again, when all of the usage before is folded. */
    public Latency measure(ServiceProcess ledger) {
        List<ReadyEvent> events = ready();
        // Else they are copied by this JVM's collector while it is measured: half a second in which nobody sends or
        // looks.
        System.gc();
        Probes watched = new Probes(probes.accounts());
        try (EventLog log = new EventLog(stack.kafka(), LINGER_MILLIS);
                LedgerDatabase books = new LedgerDatabase(stack);
                PublishedBalances published = new PublishedBalances(stack.kafka())) {
            CpuTime before = CpuTime.of(stack, ledger);
            Duration pausedBefore = paused();
            CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> append(log, events, watched));
            ledger.await(() -> isDone(watched, books, appending), LOOK_EVERY, PATIENCE, "done with the samples");
            appending.join();
            CpuTime cpu = CpuTime.of(stack, ledger).minus(before);
            Duration paused = paused().minus(pausedBefore);
            published.note(watched.seen());
            return latency(watched.seen(), cpu, paused, events.size());
        }
    }

    private OpenLoop schedule() {
        return new OpenLoop(perSecond, duration);
    }

    /** Made before the time of the first, as making them would take as much of the cores as what is measured. */
    private List<ReadyEvent> ready() {
        int every = (int) Math.max(1, Math.round(perSecond / samplesPerSecond));
        Map<AccountId, Long> balances = new HashMap<>(probes.balancesMicros());
        return IntStream.range(0, schedule().calls())
                .mapToObj(number -> number % every == 0 ? sample(number / every, balances) : usage())
                .toList();
    }

    private ReadyEvent usage() {
        return new ReadyEvent(EventLog.recordOf(load.next()), null);
    }

    private ReadyEvent sample(int number, Map<AccountId, Long> balances) {
        UsageRecorded event = probes.next(number % probes.accounts().size());
        long charge = event.charge().amountMicros().micros();
        long balance = balances.merge(event.accountId(), -charge, Long::sum);
        return new ReadyEvent(EventLog.recordOf(event), new Sample(event.accountId(), balance));
    }

    private void append(EventLog log, List<ReadyEvent> events, Probes watched) {
        schedule().run((number, due) -> {
            ReadyEvent event = events.get(number);
            if (event.sample() != null) {
                event.sample().dueAt(due);
                watched.expect(event.sample());
            }
            send(log, event);
        });
        log.flush();
    }

    private static void send(EventLog log, ReadyEvent event) {
        Sample sample = event.sample();
        log.append(event.item(), (metadata, failed) -> {
            if (sample != null) {
                sample.appendedAt(failed == null ? metadata.timestamp() : 0);
            }
        });
    }

    private static boolean isDone(Probes watched, LedgerDatabase books, CompletableFuture<Void> appending) {
        boolean allAppended = appending.isDone();
        watched.look(books);
        return allAppended && watched.isDone();
    }

    private static Latency latency(List<Sample> samples, CpuTime cpu, Duration paused, int events) {
        return new Latency(
                of(samples, Sample::millisFromAppendToStored),
                of(samples, Sample::millisFromAppendToPublished),
                of(samples, Sample::millisFromScheduleToStored),
                cpu,
                paused,
                events);
    }

    /** By this JVM's collector since it started. */
    private static Duration paused() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(collector -> Duration.ofMillis(collector.getCollectionTime()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Percentiles of(List<Sample> samples, ToLongFunction<Sample> millis) {
        return new Percentiles(samples.stream().mapToLong(millis));
    }
}
