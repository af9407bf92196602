package dev.florin.edge.outbox;

import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as a row of the outbox.
 *
 * @param headers a JSON object of text: the CloudEvents attributes and the trace context of the request that caused it
 */
public record OutboxMessage(String topic, String key, String headers, byte[] payload) {

    /** Inserts a row; positional parameters in the order of the record, headers as text. */
    public static final String INSERT_SQL =
            "INSERT INTO outbox (topic, key, headers, payload) VALUES ($1, $2, $3::text::jsonb, $4)";

    /** The same for JDBC. */
    public static final String JDBC_INSERT_SQL =
            "INSERT INTO outbox (topic, key, headers, payload) VALUES (?, ?, ?::text::jsonb, ?)";

    /** The same for a native query of Hibernate Reactive. */
    public static final String NATIVE_INSERT_SQL =
            "INSERT INTO outbox (topic, key, headers, payload) VALUES (?1, ?2, CAST(CAST(?3 AS text) AS jsonb), ?4)";

    /**
     * The row for the event's own topic.
     *
     * @param source the CloudEvents {@code source}: the service that tells the event
     */
    public static OutboxMessage of(Event event, String source) {
        Map<String, String> headers = new LinkedHashMap<>(EventCodec.headers(event, source));
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        return new OutboxMessage(
                EventType.of(event).topic(),
                event.partitionKey(),
                new JsonObject(Map.copyOf(headers)).encode(),
                EventCodec.encode(event));
    }
}
