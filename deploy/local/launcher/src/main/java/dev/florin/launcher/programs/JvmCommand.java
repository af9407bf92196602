package dev.florin.launcher.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a Java program is started: small, and quickly.
 *
 * @param app the directory it lies in
 */
record JvmCommand(Path app, AotCache cache) {

    /** Kafka's client unpacks by native code; without leave the JVM warns of it on the program's output. */
    static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    /** The heap begins small and grows as needed: its first size would be taken from the machine's. */
    static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-Xms24m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError", NATIVE);

    /** A packaged Quarkus application with its settings as system properties. */
    List<String> service(List<String> flags, Map<String, String> settings) {
        List<String> command = jvm(flags);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add(app.resolve("quarkus-run.jar").toString());
        return command;
    }

    /** A plain program: all jars of the directory, in an order that training and run share. */
    List<String> program(List<String> flags, String mainClass, List<String> arguments) {
        List<String> command = jvm(flags);
        command.add("-cp");
        command.add(String.join(":", jars()));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private List<String> jvm(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(flags);
        command.addAll(cache.flags(app));
        return command;
    }

    private List<String> jars() {
        try (Stream<Path> files = Files.walk(app, 2)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
