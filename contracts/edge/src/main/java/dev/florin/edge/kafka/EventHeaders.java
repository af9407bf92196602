package dev.florin.edge.kafka;

import static dev.florin.event.EventCodec.CONTENT_TYPE;
import static dev.florin.event.EventCodec.CONTENT_TYPE_HEADER;
import static dev.florin.event.EventCodec.ID_HEADER;
import static dev.florin.event.EventCodec.SOURCE_HEADER;
import static dev.florin.event.EventCodec.SPEC_VERSION;
import static dev.florin.event.EventCodec.SPEC_VERSION_HEADER;
import static dev.florin.event.EventCodec.TIME_HEADER;
import static dev.florin.event.EventCodec.TYPE_HEADER;

import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;

/** The headers of an event's record. Those that many records have in common are made once. */
final class EventHeaders {

    private static final Header SPECIFICATION = header(SPEC_VERSION_HEADER, SPEC_VERSION);
    private static final Header JSON = header(CONTENT_TYPE_HEADER, CONTENT_TYPE);
    private static final Map<EventType, Header> TYPES = new EnumMap<>(EventType.class);

    /** There are as many as services. */
    private static final Map<String, Header> SOURCES = new ConcurrentHashMap<>();

    static {
        for (EventType type : EventType.values()) {
            TYPES.put(type, header(TYPE_HEADER, type.code()));
        }
    }

    private EventHeaders() {}

    /**
     * The same as {@link EventCodec#headers}. The type comes last: it is the one that every reader looks for, and looking
     * begins at the end.
     */
    static List<Header> of(Event event, EventType type, String source) {
        return List.of(
                SPECIFICATION,
                header(ID_HEADER, event.eventId().toString()),
                SOURCES.computeIfAbsent(source, name -> header(SOURCE_HEADER, name)),
                new PlainHeader(TIME_HEADER, EventCodec.timeText(event.occurredAt())),
                JSON,
                Objects.requireNonNull(TYPES.get(type)));
    }

    private static Header header(String name, String value) {
        return new PlainHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Kafka's own may also stand for bytes that are yet to be read, and finds out at each of the many looks at it. */
    private record PlainHeader(String key, byte[] value) implements Header {}
}
