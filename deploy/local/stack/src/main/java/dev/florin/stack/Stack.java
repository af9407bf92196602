package dev.florin.stack;

import dev.florin.stack.kafka.KafkaBroker;
import dev.florin.stack.kafka.KafkaTopics;
import dev.florin.stack.postgres.Databases;
import dev.florin.stack.postgres.PostgresServer;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The two servers over one data directory. */
final class Stack implements AutoCloseable {

    private final StackOptions options;
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
    private volatile CompletableFuture<Void> starting = CompletableFuture.completedFuture(null);

    private Stack(StackOptions options) {
        this.options = options;
    }

    static Stack of(StackOptions options) {
        return new Stack(options);
    }

    /** Returns when databases and topics are there; throws {@link StackFailure} when that cannot be. */
    ReadyStack start() {
        DataDirectory data = opened(DataDirectory.open(options.dataDirectory(), options.temporary()));
        // Before the ports are claimed: an orphan most likely listens on the one that is wanted.
        PostgresServer.endOrphan(data.resolve("postgres"));
        int kafkaPort = Ports.claim(options.kafkaPort(), "Kafka");
        int controllerPort = Ports.claim(options.controllerPort(), "Kafka's controller");
        int postgresPort = Ports.claim(options.postgresPort(), "PostgreSQL");
        starting = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> startPostgres(data, postgresPort)),
                CompletableFuture.runAsync(() -> startKafka(data, kafkaPort, controllerPort)));
        join(starting);
        return ReadyStack.of(kafkaPort, postgresPort);
    }

    private void startPostgres(DataDirectory data, int port) {
        PostgresServer server = opened(PostgresServer.start(data.resolve("postgres"), port, options));
        Databases.create(server, options);
    }

    private void startKafka(DataDirectory data, int port, int controllerPort) {
        KafkaBroker broker = opened(KafkaBroker.start(data.resolve("kafka"), port, controllerPort));
        KafkaTopics.create(broker, options.partitions());
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    private static void join(CompletableFuture<Void> started) {
        try {
            started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /**
     * Stops what was started, last first, and what is starting as soon as it can be stopped; one part that cannot be
     * stopped does not keep the others running.
     */
    @Override
    public void close() {
        starting.handle((nothing, failure) -> nothing).join();
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("While stopping " + part.getClass().getSimpleName() + ": " + e);
            }
        }
    }
}
