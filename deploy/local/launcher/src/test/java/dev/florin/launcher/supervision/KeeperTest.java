package dev.florin.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.ProcessIdentity;
import dev.florin.launcher.home.Run.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

    @TempDir
    private Path directory;

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    @Test
    void aKilledProgramIsStartedAgainAndSaidSo() throws Exception {
        Keeper keeper = keeper("echo ready; exec cat");
        keeper.start();
        ProcessIdentity first = Objects.requireNonNull(keeper.state().process());
        Thread.ofVirtual().start(keeper::keep);

        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        assertThat(news.poll(10, TimeUnit.SECONDS))
                .isEqualTo("demo ended by itself (status 137): starting it again in 500 ms");
        assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo("demo is back");
        assertThat(keeper.state().health()).isEqualTo(Health.UP);
        assertThat(keeper.state().process()).isNotEqualTo(first);
        keeper.stop(Duration.ofSeconds(5));
        assertThat(keeper.state().process()).isNull();
    }

    @Test
    void aProgramThatEndsBeforeItIsReadyIsRefusedWithItsLastWords() {
        Keeper keeper = keeper("echo the port is taken; exit 3");

        assertThatThrownBy(keeper::start)
                .isInstanceOf(LaunchFailure.class)
                .hasMessageStartingWith("demo ended before it was ready: the port is taken");
    }

    @Test
    void aProgramThatDoesNotEndWhenAskedIsKilled() throws Exception {
        Keeper keeper = keeper("trap '' TERM; echo ready; while true; do sleep 1; done");
        keeper.start();

        keeper.stop(Duration.ofMillis(200));

        assertThat(news.poll()).startsWith("demo did not end within");
        assertThat(keeper.state().process()).isNull();
    }

    private Keeper keeper(String script) {
        Program program = new Program(
                "demo",
                List.of("bash", "-c", script),
                Map.of(),
                directory,
                directory.resolve("demo.log"),
                new Readiness.Prints("ready\n"));
        return new Keeper(program, () -> {}, news::add);
    }
}
