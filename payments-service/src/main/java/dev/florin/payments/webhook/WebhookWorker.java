package dev.florin.payments.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Has events worked off: at once when they come, and in sweeps what a crash or an outage has left. Counts outcomes. */
@ApplicationScoped
public class WebhookWorker {

    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);
    private static final int SWEEP_LIMIT = 100;

    private final WebhookEventStore events;
    private final WebhookProcessor processor;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final AtomicLong parked;

    public WebhookWorker(WebhookEventStore events, WebhookProcessor processor, Clock clock, MeterRegistry metrics) {
        this.events = events;
        this.processor = processor;
        this.clock = clock;
        this.metrics = metrics;
        this.parked = metrics.gauge("florin.webhook.events.parked", new AtomicLong());
    }

    /** Starts working the event off and returns; whatever fails, the sweep comes back to it. */
    void start(String stripeEventId) {
        var unused = work(stripeEventId)
                .subscribe()
                .with(_ -> {}, failure -> LOG.errorf(failure, "Webhook event %s waits for the sweep", stripeEventId));
    }

    /** Works off what is due, a bounded number. */
    @Scheduled(every = "{florin.webhook.sweep-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return events.due(clock.instant(), SWEEP_LIMIT)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(this::work)
                .collect()
                .last()
                .chain(() -> events.count(WebhookState.PARKED))
                .invoke(parked::set)
                .replaceWithVoid();
    }

    private Uni<WebhookState> work(String stripeEventId) {
        return processor.process(stripeEventId).invoke(state -> count(stripeEventId, state));
    }

    private void count(String stripeEventId, WebhookState state) {
        metrics.counter("florin.webhook.events", "state", state.shown()).increment();
        LOG.logf(
                state == WebhookState.PARKED ? Logger.Level.WARN : Logger.Level.INFO,
                "Webhook event %s: %s",
                stripeEventId,
                state.shown());
    }
}
