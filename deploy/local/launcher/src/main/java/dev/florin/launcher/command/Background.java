package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this launcher once more, in a session of its own, where the terminal's signals do not reach. */
final class Background {

    private static final List<String> PROGRAM_PATH =
            List.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"));

    private Background() {}

    static Process start(Home home, List<String> arguments) {
        try {
            Files.createDirectories(home.logs());
            return new ProcessBuilder(command(home, arguments))
                    .directory(home.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.log("supervisor").toFile())
                    .start();
        } catch (IOException e) {
            throw new LaunchFailure("The supervisor cannot be started (" + e.getMessage() + ").", e);
        }
    }

    private static List<String> command(Home home, List<String> arguments) {
        List<String> command = new ArrayList<>(ownSession());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Dflorin.root=" + home.root(),
                "-Dflorin.home=" + home.data(),
                "-cp",
                home.apps().resolve("launcher") + "/*",
                Florin.class.getName(),
                "supervise"));
        command.addAll(arguments);
        return command;
    }

    /** Both replace themselves by the program they start, so its pid is the one we see. */
    private static List<String> ownSession() {
        if (isInstalled("setsid")) {
            return List.of("setsid");
        }
        return isInstalled("perl") ? List.of("perl", "-MPOSIX", "-e", "setsid; exec @ARGV") : List.of();
    }

    private static boolean isInstalled(String program) {
        return PROGRAM_PATH.stream().anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
