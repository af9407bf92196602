package dev.florin.ledger.fold;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The traces of requests go on in the ledger: a span for each record that carries one, from its appending on. */
@ApplicationScoped
public class FoldTracing {

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

    /** Whether there is somewhere to send traces, so that it is worth looking for them. */
    boolean isCollected() {
        return collected;
    }

    void trace(FoldedBlock block) {
        if (!collected) {
            return;
        }
        for (ReadRecord item : block.batch().records()) {
            if (item.source().traceParent() != null) {
                trace(item.source(), block);
            }
        }
    }

    private void trace(WaitingRecord item, FoldedBlock block) {
        Context parent = propagator.extract(Context.root(), item, new TraceParent());
        Span span = tracer.spanBuilder("fold " + item.topic())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(Instant.ofEpochMilli(item.timestamp()))
                .setAttribute("florin.partition", (long) block.sealed().partition())
                .setAttribute("florin.block", block.sealed().number())
                .startSpan();
        span.end();
    }

    private static final class TraceParent implements TextMapGetter<WaitingRecord> {

        @Override
        public Iterable<String> keys(WaitingRecord carrier) {
            return List.of(WaitingRecord.TRACE_PARENT);
        }

        @Override
        public @Nullable String get(@Nullable WaitingRecord carrier, String key) {
            return carrier == null || !key.equals(WaitingRecord.TRACE_PARENT) ? null : carrier.traceParent();
        }
    }
}
