package dev.florin.invoicing.issuing;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.EventCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that led to no invoice, and why.
 *
 * @param reason for people
 */
record DeadLetter(ConsumerRecord<String, byte[]> source, String reason) {

    /** The parameters of an insert: topic, partition, offset, reason, type, key, payload. */
    Tuple toRow() {
        byte[] payload = source.value();
        return Tuple.from(Arrays.asList(
                source.topic(),
                source.partition(),
                source.offset(),
                storable(reason),
                storable(EventRecords.header(source, EventCodec.TYPE_HEADER)),
                storable(source.key()),
                payload == null ? null : Buffer.buffer(payload)));
    }

    /** PostgreSQL's text holds no NUL, and what is parked may hold anything. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
