package dev.florin.launcher.supervision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that can be run.
 *
 * @param environment what is added to the launcher's own, for what others must not see in the process list
 * @param directory the working directory
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Readiness readiness) {

    /** The entries may be secret. */
    @Override
    public String toString() {
        return name + " " + command;
    }
}
