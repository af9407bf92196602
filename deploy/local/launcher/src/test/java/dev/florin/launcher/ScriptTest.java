package dev.florin.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code florin}, up to where it hands over. */
class ScriptTest {

    @TempDir
    private Path directory;

    @Test
    void withoutAJdkItSaysWhatToDo() throws Exception {
        Path old = jdk("17.0.15", "");

        String said = run(Map.of("JAVA_HOME", old.toString(), "FLORIN_JVM_DIRECTORIES", directory + "/none"));

        assertThat(said).isEqualTo("florin: A JDK 25 or newer is missing: install one, or set JAVA_HOME to it.\n");
    }

    @Test
    void anOlderJavaHomeIsPassedOverForAJdkThatIsNewEnough() throws Exception {
        Path old = jdk("17.0.15", "");
        Path runtimeOnly = jdk("26", "echo runtime");
        Files.delete(runtimeOnly.resolve("bin/javac"));
        Path found = jdk("25.0.1", "echo handed over to $JAVA_HOME");

        String said = run(Map.of(
                "JAVA_HOME",
                old.toString(),
                "FLORIN_JVM_DIRECTORIES",
                directory + "/none " + runtimeOnly + " " + found));

        assertThat(said).isEqualTo("handed over to " + found + "\n");
    }

    private Path jdk(String version, String java) throws IOException {
        Path jdk = directory.resolve("jdk-" + version);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.writeString(jdk.resolve("bin").resolve(program), "#!/bin/sh\n" + java + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return jdk;
    }

    private String run(Map<String, String> settings) throws IOException, InterruptedException {
        Path home = directory.resolve("home");
        Files.createDirectories(home.resolve("app/launcher"));
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("FLORIN_HOME", home.toString());
        environment.put("PATH", withoutJava());
        ProcessBuilder script = new ProcessBuilder("/bin/bash", System.getProperty("florin.root") + "/florin", "status")
                .redirectErrorStream(true);
        script.environment().clear();
        script.environment().putAll(environment);
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** A PATH with the few programs that the script calls, and no java. */
    private String withoutJava() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("path"));
        for (String program : new String[] {"dirname", "sed", "readlink", "head"}) {
            Path found = Files.exists(Path.of("/usr/bin", program))
                    ? Path.of("/usr/bin", program)
                    : Path.of("/bin", program);
            Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return bin.toString();
    }
}
