package dev.florin.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a database of its own and the shared Kafka: annotate the test class with
 * {@code @WithTestResource(PostgresAndKafka.class)}, the same on every class so that the application starts once.
 */
public final class PostgresAndKafka implements QuarkusTestResourceLifecycleManager {

    /** The system property with the role that the service runs as, where it is not the owner of its tables. */
    private static final String SERVICE_ROLE = "florin.test.service-role";

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        TestDatabase database = stack.createDatabase();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.username", System.getProperty(SERVICE_ROLE, database.user()),
                "quarkus.datasource.password", database.password(),
                "quarkus.flyway.username", database.user(),
                "quarkus.flyway.password", database.password(),
                "kafka.bootstrap.servers", stack.kafka());
    }

    /** The servers end with the JVM. */
    @Override
    public void stop() {}
}
