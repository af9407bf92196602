package dev.florin.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL and Kafka in containers, which Testcontainers removes when the JVM has ended. */
final class ContainerStack {

    private static final String USER = "florin";

    private ContainerStack() {}

    // The containers live as long as the JVM: nobody closes them.
    @SuppressWarnings("resource")
    static TestStack start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18")
                .withDatabaseName("postgres")
                .withUsername(USER)
                .withPassword(USER)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
                .withEnv("KAFKA_LOG_MESSAGE_TIMESTAMP_TYPE", "LogAppendTime")
                .withEnv("KAFKA_LOG_RETENTION_MS", "-1");
        Startables.deepStart(postgres, kafka).join();
        NewTopics.create(kafka.getBootstrapServers());
        String url = "postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(5432) + "/";
        return new TestStack(kafka.getBootstrapServers(), "jdbc:" + url, url, USER, USER);
    }
}
