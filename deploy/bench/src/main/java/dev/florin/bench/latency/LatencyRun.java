package dev.florin.bench.latency;

import dev.florin.bench.folding.LedgerDatabase;
import dev.florin.bench.load.EventLog;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.running.StackProcess;
import dev.florin.id.AccountId;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;

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

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The same usage without samples; returns when it is in Kafka. */
    public void warmUp(Duration time) {
        try (EventLog log = new EventLog(stack.kafka(), LINGER_MILLIS)) {
            new OpenLoop(perSecond, time).run((number, due) -> log.append(load.next()));
            log.flush();
        }
    }

    public Latency measure(ServiceProcess ledger) {
        Probes watched = new Probes(probes.accounts());
        try (EventLog log = new EventLog(stack.kafka(), LINGER_MILLIS);
                LedgerDatabase books = new LedgerDatabase(stack);
                PublishedBalances published = new PublishedBalances(stack.kafka())) {
            CpuTime before = CpuTime.of(stack, ledger);
            CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> append(log, watched));
            ledger.await(() -> isDone(watched, books, appending), LOOK_EVERY, PATIENCE, "done with the samples");
            appending.join();
            CpuTime cpu = CpuTime.of(stack, ledger).minus(before);
            published.note(watched.seen());
            return latency(watched.seen(), cpu);
        }
    }

    private void append(EventLog log, Probes watched) {
        List<AccountId> accounts = probes.accounts();
        long every = Math.max(1, Math.round(perSecond / samplesPerSecond));
        Map<AccountId, Long> balances = new HashMap<>(probes.balancesMicros());
        new OpenLoop(perSecond, duration).run((number, due) -> {
            if (number % every != 0) {
                log.append(load.next());
            } else {
                append(log, watched, balances, due, (int) (number / every % accounts.size()));
            }
        });
        log.flush();
    }

    private void append(EventLog log, Probes watched, Map<AccountId, Long> balances, long due, int account) {
        UsageRecorded event = probes.next(account);
        long charge = event.charge().amountMicros().micros();
        long balance = balances.merge(event.accountId(), -charge, Long::sum);
        Sample sample = new Sample(event.accountId(), balance, due);
        watched.expect(sample);
        log.append(event, (metadata, failed) -> sample.appendedAt(failed == null ? metadata.timestamp() : 0));
    }

    private static boolean isDone(Probes watched, LedgerDatabase books, CompletableFuture<Void> appending) {
        boolean allAppended = appending.isDone();
        watched.look(books);
        return allAppended && watched.isDone();
    }

    private Latency latency(List<Sample> samples, CpuTime cpu) {
        long events = Math.max(1, (long) (perSecond * duration.toMillis() / 1000));
        return new Latency(
                of(samples, Sample::millisFromAppendToStored),
                of(samples, Sample::millisFromAppendToPublished),
                of(samples, Sample::millisFromScheduleToStored),
                cpu,
                events);
    }

    private static Percentiles of(List<Sample> samples, ToLongFunction<Sample> millis) {
        return new Percentiles(samples.stream().mapToLong(millis));
    }
}
