package dev.florin.launcher.supervision;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** How it is seen that a program can do its work. */
public sealed interface Readiness {

    /** @param logStart where in the program's log this start begins */
    boolean holds(Path log, long logStart);

    /** It answers this address with a success. */
    record Answers(URI address) implements Readiness {

        private static final Duration PATIENCE = Duration.ofSeconds(2);
        private static final HttpClient CLIENT =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build();

        @Override
        public boolean holds(Path log, long logStart) {
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(address).timeout(PATIENCE).build();
                int status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                return status < 300;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** It has printed this. */
    record Prints(String text) implements Readiness {

        private static final int LONGEST_START = 1 << 20;

        @Override
        public boolean holds(Path log, long logStart) {
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                byte[] printed = new byte[(int) Math.clamp(file.length() - logStart, 0, LONGEST_START)];
                file.seek(logStart);
                file.readFully(printed);
                return new String(printed, StandardCharsets.UTF_8).contains(text);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
