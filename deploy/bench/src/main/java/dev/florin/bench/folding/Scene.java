package dev.florin.bench.folding;

import dev.florin.bench.load.EventLog;
import dev.florin.bench.load.TopicEnds;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.running.StackProcess;
import dev.florin.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A stack, with what feeds and watches a ledger on it.
 *
 * @param start starts the ledger; it runs in one measure at a time
 */
public record Scene(
        StackProcess stack, Supplier<ServiceProcess> start, LedgerDatabase books, EventLog log, TopicEnds ends)
        implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final int BACKLOG_LINGER_MILLIS = 20;

    public static Scene of(StackProcess stack, Supplier<ServiceProcess> start) {
        return new Scene(
                stack,
                start,
                new LedgerDatabase(stack),
                new EventLog(stack.kafka(), BACKLOG_LINGER_MILLIS),
                new TopicEnds(stack.kafka(), StackProcess.PARTITIONS));
    }

    /** The same with a ledger that is started otherwise. */
    public Scene withStart(Supplier<ServiceProcess> other) {
        return new Scene(stack, other, books, log, ends);
    }

    /** Funds accounts through the log. */
    public void fund(List<Traffic> all) {
        long payments = all.stream().flatMap(Traffic::funding).peek(log::append).count();
        log.flush();
        long end = books.journalEnd() + payments;
        try (ServiceProcess ledger = start.get()) {
            ledger.await(() -> books.journalEnd() >= end && isDrained(), LOOK_EVERY, PATIENCE, "done with the funding");
        }
    }

    /** Appends so many events; returns when they are in Kafka. */
    public void tell(Traffic traffic, long events) {
        for (long i = 0; i < events; i++) {
            log.append(traffic.next());
        }
        log.flush();
    }

    /** Returns when all usage is in the books, and all of the journal in Kafka. */
    public void drain(ServiceProcess ledger) {
        ledger.await(this::isDrained, LOOK_EVERY, PATIENCE, "done with all that was told");
    }

    /** Lets Kafka delete the usage and the transfers that it holds: the disk need not hold them twice. */
    public void forget() {
        ends.forget(Topics.USAGE_RECORDED);
        ends.forget(Topics.LEDGER_TRANSFERS);
    }

    /** Returns when the condition holds, of a backlog that is folded. */
    void await(ServiceProcess ledger, BooleanSupplier condition) {
        ledger.await(condition, LOOK_EVERY, PATIENCE, "done with the backlog");
    }

    /** How far all that was ever told has come. */
    Progress.Sample look() {
        List<Long> folded = books.usageFolded();
        List<Long> told = ends.perPartition(Topics.USAGE_RECORDED);
        boolean steady = folded.size() == told.size()
                && IntStream.range(0, told.size()).allMatch(partition -> folded.get(partition) < told.get(partition));
        return new Progress.Sample(System.nanoTime(), sum(folded), ends.of(Topics.LEDGER_TRANSFERS), steady);
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private boolean isDrained() {
        return sum(books.usageFolded()) >= ends.of(Topics.USAGE_RECORDED)
                && ends.of(Topics.LEDGER_TRANSFERS) >= books.journalEnd();
    }

    @Override
    public void close() {
        ends.close();
        log.close();
        books.close();
    }
}
