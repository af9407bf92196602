package dev.florin.launcher.home;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to start on a disk that is about to be full: Kafka and PostgreSQL stop hard when nothing can be written. */
public final class DiskSpace {

    private static final long LEAST_FREE_MIB = 1024;

    private DiskSpace() {}

    /** Throws {@link LaunchFailure} when less than 1 GiB is free. */
    public static void require(Path directory) {
        try {
            Path existing = Files.createDirectories(directory);
            long freeMib = Files.getFileStore(existing).getUsableSpace() >> 20;
            if (freeMib < LEAST_FREE_MIB) {
                throw new LaunchFailure("Only " + freeMib + " MiB are free where " + directory + " lies, Florin needs "
                        + LEAST_FREE_MIB + ": free some space, or set FLORIN_HOME to a directory on another disk.");
            }
        } catch (IOException e) {
            throw new LaunchFailure(
                    directory + " cannot be used (" + e.getMessage() + "): make it writable, or set FLORIN_HOME.", e);
        }
    }
}
