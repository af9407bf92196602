package dev.florin.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferingsTest {

    private static final Path ROOT = Path.of(System.getProperty("florin.root"));

    @TempDir
    private Path data;

    @Test
    void everyPresetCanBeChosenByName() {
        for (String name : offerings().names()) {
            assertThat(offerings().read(name).name()).isEqualTo(name);
            assertThat(offerings().firstModel(name)).contains("/");
        }
        assertThat(offerings().names()).contains("zero-markup");
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> offerings().read("nothing"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("There is no offering 'nothing'")
                .hasMessageContaining(String.join(", ", offerings().names()));
        assertThatThrownBy(() -> offerings().read("../offerings/zero-markup")).isInstanceOf(LaunchFailure.class);
    }

    @Test
    void aMistakeIsNamedByItsLine() throws IOException {
        // given
        Path file = data.resolve("deploy/offerings/mine/offering.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "name: mine\ncurrency: dollars\n");

        // when, then
        assertThatThrownBy(() -> new Offerings(new Home(data, data, data)).read("mine"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("The offering 'mine' cannot be used: " + file + ", line ");
    }

    @Test
    void dataOfAnotherOfferingAreRefusedWithTheWaysOut() {
        new DemoAccount("teams", "acct_1", "fl_1", null).keptIn(home());

        assertThatThrownBy(() -> offerings().requireDataOf("zero-markup"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("belong to the offering 'teams'")
                .hasMessageContaining("--fresh")
                .hasMessageContaining("FLORIN_HOME");
        assertThatCode(() -> offerings().requireDataOf("teams")).doesNotThrowAnyException();
    }

    @Test
    void dataOfAStartThatWasCutShortCountToo() throws IOException {
        // given
        Run run = new Run(ProcessIdentity.of(ProcessHandle.current()), 8400, "teams", Phase.FAILED, "x", List.of());
        run.keptIn(home());
        assertThatCode(() -> offerings().requireDataOf("zero-markup")).doesNotThrowAnyException();

        // when
        Files.createDirectories(home().stackData());

        // then
        assertThatThrownBy(() -> offerings().requireDataOf("zero-markup")).hasMessageContaining("'teams'");
    }

    private Offerings offerings() {
        return new Offerings(home());
    }

    private Home home() {
        return new Home(ROOT, data, data.resolve("app"));
    }
}
