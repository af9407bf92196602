package dev.florin.simulation;

import dev.florin.usage.UsageEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** A gateway's producer: in order, together with what comes meanwhile, until it gives up. */
final class Producer {

    private static final long TIMEOUT = 20 * World.SECONDS;

    private final LongSupplier clock;
    private final Process process;
    private final Appending log;
    private final Deque<Sending> waiting = new ArrayDeque<>();
    private boolean sending;

    private record Sending(UsageEvent.OfAccount event, long sinceNanos, Runnable durable, Runnable failed) {}

    /** Does something later, unless the process has ended by then. */
    @FunctionalInterface
    interface Process {
        void soon(long nanos, Runnable action);
    }

    /** The way to the log. */
    @FunctionalInterface
    interface Appending {
        void append(List<UsageEvent.OfAccount> events, Runnable done, Runnable failed);
    }

    Producer(LongSupplier clock, Process process, Appending log) {
        this.clock = clock;
        this.process = process;
        this.log = log;
    }

    void send(UsageEvent.OfAccount event, Runnable durable, Runnable failed) {
        waiting.add(new Sending(event, clock.getAsLong(), durable, failed));
        if (!sending) {
            sending = true;
            process.soon(World.MILLIS, this::sendNext);
        }
    }

    /** The process ends: what was not sent is lost. */
    void end() {
        waiting.forEach(unsent -> unsent.failed().run());
        waiting.clear();
    }

    private void sendNext() {
        while (!waiting.isEmpty() && clock.getAsLong() - waiting.element().sinceNanos() > TIMEOUT) {
            waiting.remove().failed().run();
        }
        List<Sending> batch = List.copyOf(waiting);
        if (batch.isEmpty()) {
            sending = false;
            return;
        }
        waiting.clear();
        log.append(
                batch.stream().map(Sending::event).toList(),
                () -> {
                    batch.forEach(sent -> sent.durable().run());
                    sendNext();
                },
                () -> {
                    batch.reversed().forEach(waiting::addFirst);
                    process.soon(100 * World.MILLIS, this::sendNext);
                });
    }
}
