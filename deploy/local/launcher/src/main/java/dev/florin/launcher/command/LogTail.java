package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies a growing file, piece by piece. */
final class LogTail {

    private static final long WAIT_MILLIS = 100;

    private final Path log;
    private final PrintStream out;
    private long position;

    LogTail(Path log, PrintStream out) {
        this.log = log;
        this.out = out;
    }

    /** Copies what has come since the last call; begins anew when the file was replaced by a shorter one. */
    void copyNew() {
        if (!Files.exists(log)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            position = file.length() < position ? 0 : position;
            file.seek(position);
            position += copy(file, out);
            out.flush();
        } catch (IOException e) {
            throw new LaunchFailure(log + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted.", e);
        }
    }

    private static long copy(RandomAccessFile file, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long copied = 0;
        int read = file.read(buffer);
        while (read > 0) {
            out.write(buffer, 0, read);
            copied += read;
            read = file.read(buffer);
        }
        return copied;
    }
}
