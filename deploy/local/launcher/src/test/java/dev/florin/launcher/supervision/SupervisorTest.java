package dev.florin.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.launcher.LaunchFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private static final String CANNOT_START = """
            echo '{"level":"ERROR","message":"Failed to start application",\
            "stackTrace":": Failed\\n\\tat x.Y\\nCaused by: Invalid: catalogue.yaml, line 5: models[0].rates: are missing\\n\\tat x.Z"}'
            exit 1""";

    @TempDir
    private Path directory;

    private Supervisor supervisor;

    @BeforeEach
    void layer() {
        supervisor = new Supervisor(
                List.of(List.of(program("waiting", "exec cat"), program("broken", CANNOT_START))),
                states -> {},
                news -> {});
    }

    @AfterEach
    void end() {
        supervisor.stop(Duration.ofSeconds(5));
    }

    @Test
    @Timeout(60)
    void aProgramThatCannotStartIsNamedWithItsCauseWhileOthersStillWaitForIt() {
        assertThatThrownBy(supervisor::start)
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("broken ended before it was ready: Failed to start application\n"
                        + "  Caused by: Invalid: catalogue.yaml, line 5: models[0].rates: are missing\n");
    }

    private Program program(String name, String script) {
        return new Program(
                name,
                List.of("bash", "-c", script),
                Map.of(),
                directory,
                directory.resolve(name + ".log"),
                new Readiness.Prints("ready\n"));
    }
}
