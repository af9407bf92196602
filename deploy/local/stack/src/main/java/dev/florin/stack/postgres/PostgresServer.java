package dev.florin.stack.postgres;

import dev.florin.stack.DirectoryTree;
import dev.florin.stack.ExitStatus;
import dev.florin.stack.StackFailure;
import dev.florin.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A running PostgreSQL server that listens on localhost only and asks everybody for a password, except where the data are a
 * test's: a client takes thousands of hashes to prove one, and tests connect all the time.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final PostgresPrograms programs;
    private final Path data;
    private final int port;
    private final String password;

    private PostgresServer(PostgresPrograms programs, Path data, int port, String password) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /** Stops the server that an earlier run, which was killed, left behind over the data. */
    public static void endOrphan(Path data) {
        OrphanedServer.of(data).ifPresent(OrphanedServer::stop);
    }

    /** Starts the server over its data, which it makes when they are not there. */
    public static PostgresServer start(Path data, int port, StackOptions options) {
        PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpacked());
        PostgresServer server = new PostgresServer(programs, data, port, options.password());
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            server.initialise(options.temporary() && !options.fsync() ? "trust" : "scram-sha-256");
        }
        server.startServer(options);
        return server;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + database, SUPERUSER, password);
    }

    /** Ends the sessions of clients, writes a checkpoint and stops. */
    @Override
    public void close() {
        programs.run("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "-w", "-t", "30", "stop"))
                .orThrow(ExitStatus.BROKEN, "PostgreSQL did not stop");
    }

    /** Into a directory beside, renamed when it is whole: a run that dies here leaves nothing half-made. */
    private void initialise(String authentication) {
        Path unfinished = data.resolveSibling("postgres.unfinished");
        Path passwordFile = data.resolveSibling("postgres.password");
        try {
            Files.createDirectories(data.getParent());
            DirectoryTree.delete(unfinished);
            Files.writeString(passwordFile, password);
            programs.run("initdb", initArguments(unfinished, passwordFile, authentication))
                    .orThrow(ExitStatus.DATA_NOT_WRITABLE, "PostgreSQL cannot make its data directory " + data);
            Files.move(unfinished, data);
        } catch (IOException e) {
            throw new StackFailure(
                    ExitStatus.DATA_NOT_WRITABLE, "PostgreSQL cannot make its data directory " + data + ": " + e, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private static List<String> initArguments(Path directory, Path passwordFile, String authentication) {
        return List.of(
                "--pgdata=" + directory,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=" + authentication,
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions");
    }

    private void startServer(StackOptions options) {
        Path log = data.resolveSibling("postgres.log");
        List<String> arguments = new ArrayList<>(
                List.of("-D", data.toString(), "-l", log.toString(), "-w", "-t", "120", "-o", settings(options)));
        arguments.add("start");
        programs.run("pg_ctl", arguments)
                .orThrow(
                        ExitStatus.DATA_DAMAGED,
                        "PostgreSQL does not start over " + data + ", its log is " + log
                                + "; if the data are damaged, start afresh without them");
    }

    private String settings(StackOptions options) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "listen_addresses", "localhost",
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "timezone", "UTC",
                "log_min_messages", "warning",
                "password_encryption", "scram-sha-256"));
        settings.putAll(options.postgres());
        if (!options.fsync()) {
            settings.putAll(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
        }
        StringBuilder text = new StringBuilder("-p " + port);
        settings.forEach((name, value) ->
                text.append(" -c ").append(name).append("='").append(value).append("'"));
        return text.toString();
    }
}
