package dev.florin.launcher.home;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Forgets everything but the installed programs. */
public final class FreshStart {

    private FreshStart() {}

    public static void deleteData(Home home) {
        try {
            for (Path directory : List.of(home.stackData(), home.sandboxData(), home.logs())) {
                DirectoryTree.delete(directory);
            }
            for (Path file : List.of(home.secrets(), home.journalKey(), home.demoAccount(), home.run())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LaunchFailure("The data in " + home.data() + " cannot be deleted (" + e.getMessage() + ").", e);
        }
    }
}
