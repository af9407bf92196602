package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.DiskSpace;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the bench, a program of its own, with whatever else was said. */
@Command(name = "bench", description = "Measures the ledger on a stack of its own: see ./florin bench fold --help.")
final class BenchCommand implements Callable<Integer> {

    private static final long STOP_PATIENCE_SECONDS = 90;

    /**
     * Makes the bench and all that it starts go on for a while when another program wakes: of a dozen programs on few cores each
     * would be pushed off thousands of times a second. Source: sched(7), SCHED_BATCH.
     */
    private static final List<String> BATCH = List.of("chrt", "--batch", "0");

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private final Home home = Home.current();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path app = home.root().resolve("deploy/bench/target/app");
        if (!Files.isDirectory(app)) {
            throw new LaunchFailure("The bench is not built: run the command without FLORIN_BUILD, or mvn package.");
        }
        DiskSpace.require(home.data());
        if (Run.alive(home).isPresent()) {
            System.err.println("Florin is running and takes its share: ./florin down before you believe the figures.");
        }
        Process bench = new ProcessBuilder(command(app))
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(bench), "end-bench"));
        return bench.waitFor();
    }

    private List<String> command(Path app) {
        List<String> command = new ArrayList<>(mayBeBatch() ? BATCH : List.of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // What a latency is measured with is made beforehand: up to 1.5 million events of a kilobyte each.
                "-Xmx4g",
                // So large that it is not collected while a latency is measured.
                "-Xmn2g",
                "-XX:+UseTransparentHugePages",
                "--sun-misc-unsafe-memory-access=allow",
                // Kafka's client decompresses LZ4 in native code.
                "--enable-native-access=ALL-UNNAMED",
                "-Dflorin.root=" + home.root(),
                "-Dflorin.home=" + home.data(),
                "-Dflorin.end-with-input=true",
                "-cp",
                app + "/*",
                "dev.florin.bench.Bench"));
        command.addAll(arguments);
        return command;
    }

    /** Not where the program is missing, or a container forbids it. */
    private static boolean mayBeBatch() {
        List<String> nothing = new ArrayList<>(BATCH);
        nothing.add("true");
        try {
            return new ProcessBuilder(nothing)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The bench ends with its standard input, and what it has started with it. */
    private static void end(Process bench) {
        try {
            bench.getOutputStream().close();
            if (!bench.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                bench.destroyForcibly();
            }
        } catch (IOException e) {
            bench.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
