package dev.florin.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.florin.id.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * The servers that a module's tests run on; all topics of the published language exist.
 *
 * <p>Which servers is one switch: system property {@code florin.test.stack} or environment variable
 * {@code FLORIN_TEST_STACK}, {@code containers} or {@code embedded}. Without it, containers where a Docker engine
 * answers.
 *
 * @param kafka the bootstrap servers
 * @param jdbcUrl ends with a slash; a database's name follows, as for {@code reactiveUrl}
 * @param user may create databases
 */
public record TestStack(String kafka, String jdbcUrl, String reactiveUrl, String user, String password) {

    private static final String SWITCH = "florin.test.stack";
    /** Test frameworks load this class more than once; a system property is what all of its copies see. */
    private static final String SHARED = "florin.test.stack.shared";

    /** One for the whole JVM, started by the first who asks, gone with the JVM. */
    public static synchronized TestStack shared() {
        String running = System.getProperty(SHARED);
        if (running != null) {
            return read(running);
        }
        TestStack started = inContainers() ? ContainerStack.start() : EmbeddedStack.forThisJvm();
        System.setProperty(SHARED, write(started));
        return started;
    }

    /** A new, empty database that nobody else has. */
    public TestDatabase createDatabase() {
        String name = "test_" + Ids.system().next().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(jdbcUrl + "postgres", user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        return new TestDatabase(jdbcUrl + name, reactiveUrl + name, user, password);
    }

    private static boolean inContainers() {
        String given = System.getProperty(SWITCH, System.getenv().getOrDefault("FLORIN_TEST_STACK", "auto"));
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "containers" -> true;
            case "embedded" -> false;
            case "auto" -> DockerEngine.answers();
            default ->
                throw new IllegalArgumentException(SWITCH + " is containers, embedded or auto, not '" + given + "'");
        };
    }

    private static TestStack read(String json) {
        try {
            return new JsonMapper().readValue(json, TestStack.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(TestStack stack) {
        try {
            return new JsonMapper().writeValueAsString(stack);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
