package dev.florin.launcher.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a program printed. */
final class LogFile {

    private static final int LONGEST_END = 256 << 10;
    private static final int LAST_LINES = 4;
    private static final int LONGEST_LINE = 500;
    private static final int MOST_CAUSES = 4;
    private static final String CAUSE = "Caused by: ";
    private static final JsonMapper JSON = new JsonMapper();

    private LogFile() {}

    static long length(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The last lines that say something, of those from an offset on. */
    static String lastWords(Path log, long from) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(from, file.length() - LONGEST_END);
            byte[] end = new byte[(int) Math.max(0, file.length() - start)];
            file.seek(start);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? "it said nothing"
                    : lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                            .map(LogFile::sentence)
                            .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "its log cannot be read (" + e.getMessage() + ")";
        }
    }

    /** A service's entry is an object: its message, and what caused it. */
    private static String sentence(String line) {
        try {
            JsonNode entry = line.startsWith("{") ? JSON.readTree(line) : MissingNode.getInstance();
            return entry.path("message").isTextual() ? sentence(entry) : cut(line);
        } catch (JsonProcessingException e) {
            return cut(line);
        }
    }

    private static String sentence(JsonNode entry) {
        Stream<String> causes = entry.path("stackTrace")
                .asText("")
                .lines()
                .filter(line -> line.startsWith(CAUSE))
                .limit(MOST_CAUSES)
                .map(LogFile::cut);
        return Stream.concat(Stream.of(cut(entry.path("message").textValue())), causes)
                .collect(Collectors.joining("\n  "));
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(LONGEST_LINE, line.length()));
    }
}
