package dev.florin.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** The directory with all data of one stack, locked so that two stacks never share it. */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "stack.lock";
    /** A stack that was just told to end needs this long. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);
    /** Kafka and PostgreSQL both need room before they hold a single record. */
    private static final long LEAST_FREE_BYTES = 200L << 20;

    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;

    private DataDirectory(Path path, boolean temporary, FileChannel lockFile) {
        this.path = path;
        this.temporary = temporary;
        this.lockFile = lockFile;
    }

    /** Makes the directory where it is not there, and waits for an ending stack to let go of it. */
    static DataDirectory open(Path path, boolean temporary) {
        try {
            Files.createDirectories(path);
            FileChannel lockFile =
                    FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            DataDirectory directory = new DataDirectory(path, temporary, lockFile);
            directory.awaitLock();
            directory.refuseFullDisk();
            return directory;
        } catch (IOException e) {
            throw new StackFailure(
                    ExitStatus.DATA_NOT_WRITABLE,
                    "The data directory " + path + " cannot be written (" + e + "): free or choose another one.",
                    e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Lets go of the directory, and deletes it when it is temporary. */
    @Override
    public void close() {
        try {
            if (temporary) {
                DirectoryTree.delete(path);
            }
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitLock() throws IOException {
        Instant end = Instant.now().plus(LOCK_PATIENCE);
        FileLock lock = lockFile.tryLock();
        while (lock == null) {
            if (Instant.now().isAfter(end)) {
                throw new StackFailure(
                        ExitStatus.DATA_IN_USE,
                        "Another running stack uses the data directory " + path + ": stop it first.");
            }
            pause();
            lock = lockFile.tryLock();
        }
    }

    private void refuseFullDisk() throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new StackFailure(
                    ExitStatus.DATA_NOT_WRITABLE,
                    "The disk of " + path + " has only " + (free >> 20) + " MiB left, " + (LEAST_FREE_BYTES >> 20)
                            + " MiB are needed: free some space.");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(ExitStatus.DATA_IN_USE, "Interrupted while waiting for the data directory.", e);
        }
    }
}
