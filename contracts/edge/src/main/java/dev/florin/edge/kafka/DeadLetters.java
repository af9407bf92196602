package dev.florin.edge.kafka;

import dev.florin.event.EventCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parks records that could not be used in the service's own table {@code dead_letter}, so that the partition goes on. */
public final class DeadLetters {

    private static final String PARK = """
            INSERT INTO dead_letter (topic, partition, record_offset, reason, event_type, key, payload)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT DO NOTHING""";

    private DeadLetters() {}

    /** Parks the records with the transaction that consumes them. */
    public static Uni<Void> park(SqlConnection transaction, List<DeadLetter> letters) {
        return letters.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(PARK)
                        .executeBatch(letters.stream().map(DeadLetters::rowOf).toList())
                        .replaceWithVoid();
    }

    private static Tuple rowOf(DeadLetter letter) {
        var source = letter.source();
        byte[] payload = source.value();
        return Tuple.from(Arrays.asList(
                source.topic(),
                source.partition(),
                source.offset(),
                storable(letter.reason()),
                storable(EventRecords.header(source, EventCodec.TYPE_HEADER)),
                storable(source.key()),
                payload == null ? null : Buffer.buffer(payload)));
    }

    /** PostgreSQL's text holds no NUL, and what is parked may hold anything. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
