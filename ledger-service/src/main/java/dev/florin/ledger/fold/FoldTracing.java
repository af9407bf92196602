package dev.florin.ledger.fold;

import dev.florin.edge.kafka.EventRecords;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The traces of requests go on in the ledger: a span for each record that carries one, from its appending on. */
@ApplicationScoped
public class FoldTracing {

    private static final String TRACE_PARENT = "traceparent";

    private final boolean collected;
    private final Tracer tracer;
    private final TextMapPropagator propagator;

    public FoldTracing(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint") Optional<String> collector) {
        this.collected = collector.isPresent();
        this.tracer = telemetry.getTracer("dev.florin.ledger");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** Looks for traces only where there is somewhere to send them. */
    void trace(FoldedBlock block) {
        if (!collected) {
            return;
        }
        for (ConsumerRecord<String, byte[]> item : block.batch().records()) {
            if (item.headers().lastHeader(TRACE_PARENT) != null) {
                trace(item, block);
            }
        }
    }

    private void trace(ConsumerRecord<String, byte[]> item, FoldedBlock block) {
        Context parent = propagator.extract(Context.root(), item, new Headers());
        Span span = tracer.spanBuilder("fold " + item.topic())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(Instant.ofEpochMilli(item.timestamp()))
                .setAttribute("florin.partition", (long) block.sealed().partition())
                .setAttribute("florin.block", block.sealed().number())
                .startSpan();
        span.end();
    }

    private static final class Headers implements TextMapGetter<ConsumerRecord<String, byte[]>> {

        @Override
        public Iterable<String> keys(ConsumerRecord<String, byte[]> carrier) {
            return List.of(TRACE_PARENT);
        }

        @Override
        public @Nullable String get(@Nullable ConsumerRecord<String, byte[]> carrier, String key) {
            return carrier == null ? null : EventRecords.header(carrier, key);
        }
    }
}
