package dev.florin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsTheKernelsSettingsWhole() throws Exception {
        // given
        Report report = new Report();

        // when
        Machine.describe(report, directory);

        // then
        assertThat(report.conditions().get("kernel"))
                .contains("vm.dirty_background_ratio=" + read("vm/dirty_background_ratio") + ",")
                .contains("vm.dirty_background_bytes=" + read("vm/dirty_background_bytes") + ",");
    }

    @Test
    @EnabledIf("hasChrt")
    void tellsHowItIsScheduled() throws Exception {
        String told =
                output("chrt", "--pid", String.valueOf(ProcessHandle.current().pid()));

        assertThat(told).contains("scheduling policy: " + Machine.schedulingPolicy());
    }

    static boolean hasChrt() {
        return Files.isExecutable(Path.of("/usr/bin/chrt"));
    }

    private static String read(String setting) throws Exception {
        return output("cat", "/proc/sys/" + setting);
    }

    /** Of a program that is not this one. */
    private static String output(String... command) throws Exception {
        Process program = new ProcessBuilder(command).start();
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
}
