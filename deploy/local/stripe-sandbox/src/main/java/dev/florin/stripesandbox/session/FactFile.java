package dev.florin.stripesandbox.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** An append-only file of facts: one line is a JSON array of the facts that became true together. */
public final class FactFile {

    private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter WRITER = JSON.writerFor(FACTS);

    private final Path file;

    /** Creates the directory where it is missing. */
    public FactFile(Path directory) {
        this.file = directory.resolve("facts.jsonl");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory " + directory, e);
        }
    }

    /** All facts in order. A last line that a crash cut short is removed: nobody was answered on its strength. */
    public List<Fact> read() {
        try {
            String content = Files.exists(file) ? Files.readString(file) : "";
            int end = content.lastIndexOf('\n') + 1;
            if (end < content.length()) {
                Files.writeString(file, content.substring(0, end));
            }
            List<Fact> facts = new ArrayList<>();
            for (String line : content.substring(0, end).lines().toList()) {
                facts.addAll(JSON.readValue(line, FACTS));
            }
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": remove it to start afresh", e);
        }
    }

    public void append(List<Fact> facts) {
        try {
            byte[] line = (lineOf(facts) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String lineOf(List<Fact> facts) {
        try {
            return WRITER.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write facts as JSON", e);
        }
    }
}
