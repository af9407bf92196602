package dev.florin.metering.community;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The file as a stream of entries; one at a time is held. */
final class CommunityFile {
    /** The file has 1.6 MB. */
    static final long MOST_BYTES = 16L << 20;

    static final int MOST_ENTRIES = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(20_000)
                            .maxNameLength(1_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CommunityFile() {}

    /** Throws {@link UnreadableFileException}. */
    static void read(InputStream in, Consumer<CommunityEntry> entries) {
        try (JsonParser parser = JSON.createParser(new BoundedInput(in, MOST_BYTES))) {
            read(parser, entries);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new UnreadableFileException(line + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableFileException("the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static void read(JsonParser parser, Consumer<CommunityEntry> entries) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableFileException("line 1: an object of models is expected");
        }
        int count = 0;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            count++;
            if (count > MOST_ENTRIES) {
                throw new UnreadableFileException("the file has more than " + MOST_ENTRIES + " entries");
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableFileException(
                        "line " + parser.currentLocation().getLineNr() + ": '" + key + "' is not an object");
            }
            entries.accept(entry(key, parser));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new UnreadableFileException(
                    "line " + parser.currentLocation().getLineNr() + ": the file does not end with its object");
        }
    }

    private static CommunityEntry entry(String key, JsonParser parser) throws IOException {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        Set<String> contradictions = new HashSet<>();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            var unused = parser.nextToken();
            JsonNode value = JSON.readTree(parser);
            JsonNode earlier = fields.putIfAbsent(field, value);
            if (earlier != null && !earlier.equals(value)) {
                contradictions.add(field);
            }
        }
        return new CommunityEntry(key, fields, contradictions);
    }
}
