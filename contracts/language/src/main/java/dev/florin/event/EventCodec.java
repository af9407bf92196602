package dev.florin.event;

import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary mode, attributes in headers, JSON data in the value.
 *
 * <p>Readers ignore fields they do not know, so that events may grow; a missing field is an error. Fields without a
 * value are left out. The events of which there are the most have readers and writers of their own, which do the same
 * as the general ones or leave it to them.
 */
public final class EventCodec {

    public static final String SPEC_VERSION_HEADER = "ce_specversion";
    public static final String ID_HEADER = "ce_id";
    public static final String SOURCE_HEADER = "ce_source";
    /** The header with the event's type. */
    public static final String TYPE_HEADER = "ce_type";

    public static final String TIME_HEADER = "ce_time";
    public static final String CONTENT_TYPE_HEADER = "content-type";

    public static final String SPEC_VERSION = "1.0";
    public static final String CONTENT_TYPE = "application/json";

    private static final byte[] USAGE_RECORDED = EventType.USAGE_RECORDED.code().getBytes(StandardCharsets.UTF_8);

    private EventCodec() {}

    /** The data of the event as JSON. */
    public static byte[] encode(Event event) {
        byte[] data = switch (event) {
            case TransferPosted transfer -> TransferPostedJson.write(transfer);
            case BalanceChanged balance -> BalanceChangedJson.write(balance);
            case UsageRecorded usage -> UsageRecordedJson.write(usage);
            default -> null;
        };
        return data == null ? EventJson.write(event) : data;
    }

    /**
     * Reads an event.
     *
     * @param type the value of {@link #TYPE_HEADER}, null where the record has none
     * @param data the record's value, null for a tombstone
     * @throws UnreadableEventException with the reason, when the record is not an event this version knows
     */
    public static Event decode(@Nullable String type, byte @Nullable [] data) {
        if (type == null) {
            throw new UnreadableEventException("the record has no header " + TYPE_HEADER);
        }
        if (data == null) {
            throw new UnreadableEventException("the record has no value");
        }
        boolean isUsage = type.equals(EventType.USAGE_RECORDED.code());
        Event event = isUsage ? UsageRecordedJson.read(data) : null;
        return event == null ? EventJson.read(EventType.fromCode(type), data) : event;
    }

    /** The record's headers: the CloudEvents attributes, in the binary mode's spelling. */
    public static Map<String, String> headers(Event event, String source) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION_HEADER, SPEC_VERSION);
        headers.put(ID_HEADER, event.eventId().toString());
        headers.put(SOURCE_HEADER, source);
        headers.put(TYPE_HEADER, EventType.of(event).code());
        headers.put(TIME_HEADER, event.occurredAt().toString());
        headers.put(CONTENT_TYPE_HEADER, CONTENT_TYPE);
        return headers;
    }

    /** A time as headers and data have it, in RFC 3339 and UTC. */
    public static byte[] timeText(Instant time) {
        if (!InstantText.isWritable(time)) {
            return time.toString().getBytes(StandardCharsets.UTF_8);
        }
        byte[] text = new byte[InstantText.MAX_LENGTH];
        return Arrays.copyOf(text, InstantText.write(time, text, 0));
    }

    /** The value of {@link #TYPE_HEADER} as text; that of the event of which there are the most is made once. */
    public static String typeText(byte[] value) {
        return Arrays.equals(value, USAGE_RECORDED) ? EventType.USAGE_RECORDED.code() : headerText(value);
    }

    /** A header's bytes as text. */
    public static String headerText(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
