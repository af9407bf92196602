package dev.florin.gateway.usage;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.EventSource;
import dev.florin.usage.UsageEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the ledger what was consumed and given back. An account's events reach Kafka in the order of the calls; a call
 * is done when its event is durable, and fails with {@link UsageNotDurableException} when it is not so in time.
 */
@ApplicationScoped
public class UsagePublisher {

    private static final Logger LOG = Logger.getLogger(UsagePublisher.class);

    private final UsageProducer producer;
    private final PublisherHealth health;
    private final Counter notDurable;

    public UsagePublisher(UsageProducer producer, PublisherConfig config, MeterRegistry metrics) {
        this.producer = producer;
        this.health = new PublisherHealth(
                config.stalledAfter().toNanos(), config.retryAfterFailure().toNanos());
        this.notDurable = metrics.counter("florin.usage.not_durable");
    }

    /** Whether it makes sense to begin something that will have to be published. */
    public boolean isHealthy() {
        return health.isHealthy(System.nanoTime());
    }

    public Uni<Void> publish(UsageEvent event) {
        ProducerRecord<String, byte[]> kafkaRecord = traced(EventRecords.of(event, EventSource.GATEWAY));
        return Uni.createFrom().emitter(emitter -> send(event, kafkaRecord, emitter));
    }

    private void send(UsageEvent event, ProducerRecord<String, byte[]> kafkaRecord, UniEmitter<? super Void> emitter) {
        PublisherHealth.Send send = health.started(System.nanoTime());
        producer.send(kafkaRecord, failure -> ended(event, send, failure, emitter));
    }

    private void ended(
            UsageEvent event,
            PublisherHealth.Send send,
            @Nullable Exception failure,
            UniEmitter<? super Void> emitter) {
        health.ended(send, failure == null, System.nanoTime());
        if (failure == null) {
            emitter.complete(null);
        } else {
            notDurable.increment();
            LOG.errorf(failure, "%s could not be made durable", event);
            emitter.fail(new UsageNotDurableException(failure));
        }
    }

    /** The ledger's span of this event belongs to the trace of the request that caused it. */
    private static ProducerRecord<String, byte[]> traced(ProducerRecord<String, byte[]> kafkaRecord) {
        W3CTraceContextPropagator.getInstance().inject(Context.current(), kafkaRecord, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
            }
        });
        return kafkaRecord;
    }
}
