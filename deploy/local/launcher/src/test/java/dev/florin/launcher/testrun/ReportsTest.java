package dev.florin.launcher.testrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path root;

    @Test
    void unitAndIntegrationTestsOfThisRunAreSummed() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", "tests=\"5\" errors=\"1\" skipped=\"1\" failures=\"1\"", 0);
        report("b/c/target/failsafe-reports/TEST-B.xml", "tests=\"3\" errors=\"0\" skipped=\"0\" failures=\"0\"", 60);
        report("b/c/target/surefire-reports/TEST-old.xml", "tests=\"9\" errors=\"9\"", -60);
        report("b/c/target/surefire-reports/other.xml", "tests=\"9\" errors=\"9\"", 0);

        Tally tally = new Reports(root).since(BEGIN);

        assertThat(tally).hasToString("5 passed, 2 failed, 1 skipped");
    }

    private void report(String path, String attributes, long secondsAfterBegin) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "<?xml version=\"1.0\"?>\n<testsuite name=\"A\" " + attributes + "><properties/></testsuite>");
        Files.setLastModifiedTime(file, FileTime.from(BEGIN.plusSeconds(secondsAfterBegin)));
    }
}
