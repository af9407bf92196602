package dev.florin.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Run.Health;
import dev.florin.launcher.home.Run.Phase;
import dev.florin.launcher.home.Run.ProgramState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFilesTest {

    @TempDir
    private Path directory;

    @Test
    void secretsAreMadeOnceAndOnlyTheirOwnerReadsThem() throws IOException {
        Secrets first = Secrets.of(home());

        assertThat(Secrets.of(home())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().secrets())))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedFileIsNamedWithWhatToDo() throws IOException {
        Files.writeString(home().secrets(), "{");

        assertThatThrownBy(() -> Secrets.of(home()))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("secrets.json is damaged")
                .hasMessageContaining("--fresh");
    }

    @Test
    void aRunIsAliveWhileItsSupervisorIs() {
        runOf(ProcessIdentity.of(ProcessHandle.current())).keptIn(home());

        assertThat(Run.alive(home())).isPresent();
    }

    @Test
    void anotherProcessWithTheSupervisorsOldPidIsNotTheSupervisor() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
        runOf(new ProcessIdentity(self.pid(), self.startedMillis() - 60_000)).keptIn(home());

        assertThat(Run.alive(home())).isEmpty();
    }

    @Test
    void aPortInUseIsNamedWithItsUseAndAWayOut() throws IOException {
        PortPlan plan = PortPlan.freeFrom(21_000);
        try (ServerSocket ledger = new ServerSocket(plan.ledger(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(plan::requireFree)
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageContaining("Port " + ledger.getLocalPort() + " (ledger) is in use")
                    .hasMessageContaining("--port-base");
            assertThat(PortPlan.freeFrom(plan.base())).isNotEqualTo(plan);
        }
    }

    @Test
    void aPortBaseOutsideTheRangeIsRefused() {
        assertThatThrownBy(() -> new PortPlan(80)).hasMessageContaining("from 1024 to 65526, not 80");
    }

    private static Run runOf(ProcessIdentity supervisor) {
        ProgramState ledger = new ProgramState("ledger", Health.DOWN, null);
        return new Run(supervisor, 8400, "zero-markup", Phase.READY, null, List.of(ledger));
    }

    private Home home() {
        return new Home(directory, directory, directory.resolve("app"));
    }
}
