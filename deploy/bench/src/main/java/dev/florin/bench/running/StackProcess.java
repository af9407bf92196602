package dev.florin.bench.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.florin.bench.BenchFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kafka and PostgreSQL, durable, on free ports of the loopback address, over data that are deleted at the end. */
public final class StackProcess implements AutoCloseable {

    public static final int PARTITIONS = 4;

    static final String USER = "florin";
    private static final String SUPERUSER = "postgres";
    static final String PASSWORD = "bench";

    private final Child child;
    private final Path data;
    private final String kafka;
    private final String jdbcUrl;

    private StackProcess(Child child, Path data, JsonNode ready) {
        this.child = child;
        this.data = data;
        this.kafka = ready.required("kafka").textValue();
        this.jdbcUrl = ready.required("jdbcUrl").textValue();
    }

    /**
     * Returns when databases and topics are there.
     *
     * @param flags of its JVM
     * @param postgres settings of PostgreSQL, as {@code NAME=VALUE,NAME=VALUE}
     * @param databases to create
     */
    public static StackProcess start(
            Directories directories, List<String> flags, String postgres, String... databases) {
        List<String> command = new ArrayList<>(List.of(Directories.java()));
        command.addAll(flags);
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                directories.root().resolve("deploy/local/stack/target/stack") + "/*",
                "dev.florin.stack.Main",
                "--data=" + directories.data(),
                "--temporary=true",
                "--fsync=true",
                "--partitions=" + PARTITIONS,
                "--postgres=" + postgres,
                "--databases=" + String.join(",", databases)));
        Path log = directories.log("stack");
        Child child = Child.start(
                "stack", command, Map.of("FLORIN_POSTGRES_PASSWORD", PASSWORD), log, ProcessBuilder.Redirect.PIPE);
        return new StackProcess(child, directories.data(), firstLine(child, log));
    }

    public String kafka() {
        return kafka;
    }

    String jdbcUrl(String database) {
        return jdbcUrl + database;
    }

    /** A connection of its owner to a database. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, PASSWORD);
    }

    /** A connection for what only an administrator may do. */
    Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, PASSWORD);
    }

    ProcessHandle kafkaProcess() {
        return child.process().toHandle();
    }

    /** The server and all that it has started. */
    Stream<ProcessHandle> postgresProcesses() {
        try (Stream<String> lines = Files.lines(data.resolve("postgres/postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow());
            return ProcessHandle.of(pid).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        } catch (IOException e) {
            throw new BenchFailure("PostgreSQL's process is not known: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        child.close();
    }

    // The reader stays open: closing it would close the process's output.
    private static JsonNode firstLine(Child child, Path log) {
        try {
            BufferedReader reader = child.process().inputReader(StandardCharsets.UTF_8);
            String line = reader.readLine();
            if (line == null) {
                throw new BenchFailure("The stack did not start, see " + log);
            }
            return new JsonMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new BenchFailure("The stack did not say where it is, see " + log, e);
        } catch (IOException e) {
            throw new BenchFailure("The stack cannot be heard: " + e.getMessage(), e);
        }
    }
}
