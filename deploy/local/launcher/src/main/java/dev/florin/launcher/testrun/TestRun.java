package dev.florin.launcher.testrun;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One {@code mvn verify} of all modules, with its output shown.
 *
 * @param status Maven's exit status
 */
public record TestRun(int status, Tally tally) {

    /** Most modules' tests leave processors idle while they wait for a database and a broker; they share only the machine. */
    private static final String MODULES_AT_ONCE = "-T2";

    public static TestRun of(Path root) {
        // File times may be coarser than the clock.
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        int status = verify(root);
        return new TestRun(status, new Reports(root).since(begin));
    }

    private static int verify(Path root) {
        ProcessBuilder maven = new ProcessBuilder("mvn", "-B", "-ntp", MODULES_AT_ONCE, "verify")
                .directory(root.toFile())
                .inheritIO();
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return maven.start().waitFor();
        } catch (IOException e) {
            throw new LaunchFailure("Maven cannot be started (" + e.getMessage() + "): put mvn on the PATH.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted.", e);
        }
    }
}
