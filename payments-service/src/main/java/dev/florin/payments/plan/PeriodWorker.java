package dev.florin.payments.plan;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Has the periods that are due started, in sweeps; every replica may. Counts them. */
@ApplicationScoped
public class PeriodWorker {

    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 100;

    private final PeriodStarter starter;
    private final Clock clock;
    private final Counter started;

    public PeriodWorker(PeriodStarter starter, Clock clock, MeterRegistry metrics) {
        this.starter = starter;
        this.clock = clock;
        this.started = metrics.counter("florin.plan.periods");
    }

    /** A bounded number of batches; what then is left is the next sweep's. */
    @Scheduled(every = "{florin.plan.sweep-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return Multi.createBy()
                .repeating()
                .uni(this::startBatch)
                .whilst(count -> count == BATCH)
                .select()
                .first(MOST_BATCHES)
                .onItem()
                .invoke(count -> started.increment(count))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> startBatch() {
        return starter.startDue(now(), BATCH);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
