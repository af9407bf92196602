package dev.florin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local stack as a child process. It ends when this JVM closes its standard input, or dies. */
public final class EmbeddedStack implements AutoCloseable {

    private static final String PASSWORD = "florin";
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final TestStack stack;

    private EmbeddedStack(Process process, TestStack stack) {
        this.process = process;
        this.stack = stack;
    }

    static TestStack forThisJvm() {
        try {
            Path data = Files.createTempDirectory("florin-test-stack");
            EmbeddedStack started = start(data, "--temporary=true", "--fsync=false");
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end-test-stack"));
            return started.stack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a stack of one's own over a data directory.
     *
     * @param options as the stack's README lists them
     */
    public static EmbeddedStack start(Path data, String... options) {
        Path log = Path.of("target", "test-stack.log").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                "dev.florin.stack.Main",
                "--data=" + data));
        command.addAll(List.of(options));
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("FLORIN_POSTGRES_PASSWORD", PASSWORD);
            Process process = builder.start();
            return new EmbeddedStack(process, awaitReady(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestStack stack() {
        return stack;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Closes its standard input and waits for its clean end. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // The reader stays open: closing it would close the process's output.
    private static TestStack awaitReady(Process process, Path log) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        if (line == null) {
            throw new IllegalStateException("the local stack did not start, see " + log);
        }
        return read(line);
    }

    private static TestStack read(String line) throws IOException {
        JsonNode ready = new JsonMapper().readTree(line);
        return new TestStack(
                ready.required("kafka").textValue(),
                ready.required("jdbcUrl").textValue(),
                ready.required("reactiveUrl").textValue(),
                ready.required("user").textValue(),
                PASSWORD);
    }

    /** Classes before jars, so that the stack runs as compiled even where nothing was packaged. */
    private static String classPath() {
        Path root = Path.of(System.getProperty("florin.root", "."));
        Path stack = root.resolve("deploy/local/stack/target");
        if (!Files.isDirectory(stack.resolve("stack"))) {
            throw new IllegalStateException("build deploy/local/stack first: there is no " + stack.resolve("stack"));
        }
        return String.join(
                File.pathSeparator,
                stack.resolve("classes").toString(),
                root.resolve("contracts/language/target/classes").toString(),
                stack.resolve("stack") + "/*");
    }
}
