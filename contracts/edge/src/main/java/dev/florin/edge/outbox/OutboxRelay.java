package dev.florin.edge.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the outbox's rows to Kafka in order and deletes what Kafka has acknowledged; at least once, so readers drop
 * repeats by event id. Of several replicas one relays at a time. A row that committed late is still found, since rows go
 * by being deleted and not by a position that could pass it over.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long LOCK_KEY = 0x666c6f72696eL;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock($1)";
    private static final String READ = "SELECT id, topic, key, headers::text, payload FROM outbox ORDER BY id LIMIT $1";
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY($1)";

    private final Pool pool;
    private final OutboxConfig config;
    private final OutboxProducer producer;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread loop;

    public OutboxRelay(Pool pool, OutboxConfig config, OutboxProducer producer) {
        this.pool = pool;
        this.config = config;
        this.producer = producer;
    }

    /** Something was committed to the outbox: do not wait for the next look. */
    public void wake() {
        wake.release();
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            Thread started = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
            loop = started;
            started.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = loop;
        loop = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        while (Thread.currentThread() == loop) {
            try {
                drain();
                pause(IDLE);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The outbox could not be relayed, it will be tried again", e);
                pauseUnlessStopped(AFTER_FAILURE);
            }
        }
    }

    private void drain() {
        int sent;
        do {
            sent = pool.withTransaction(this::relayBatch)
                    .await()
                    .atMost(config.sendTimeout().multipliedBy(2));
        } while (sent == config.batchSize());
    }

    private Uni<Integer> relayBatch(SqlConnection transaction) {
        return transaction
                .preparedQuery(TRY_LOCK)
                .execute(Tuple.of(LOCK_KEY))
                .chain(locked -> locked.iterator().next().getBoolean(0)
                        ? sendBatch(transaction)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> sendBatch(SqlConnection transaction) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(config.batchSize()))
                .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(0) : sendAndDelete(transaction, rows));
    }

    private Uni<Integer> sendAndDelete(SqlConnection transaction, RowSet<Row> rows) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Row row : rows) {
            records.add(recordOf(row));
            ids.add(row.getLong("id"));
        }
        return producer.send(records)
                .chain(() -> transaction.preparedQuery(DELETE).execute(Tuple.of(ids.toArray(Long[]::new))))
                .replaceWith(ids.size());
    }

    private static ProducerRecord<String, byte[]> recordOf(Row row) {
        ProducerRecord<String, byte[]> kafkaRecord = new ProducerRecord<>(
                row.getString("topic"),
                row.getString("key"),
                row.getBuffer("payload").getBytes());
        new JsonObject(row.getString("headers"))
                .forEach(header -> kafkaRecord
                        .headers()
                        .add(header.getKey(), header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return kafkaRecord;
    }

    private void pause(Duration atMost) throws InterruptedException {
        if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void pauseUnlessStopped(Duration atMost) {
        try {
            pause(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
