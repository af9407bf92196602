package dev.florin.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Frozen data of an event, as readers out there may rely on it. */
record GoldenSample(EventType type, byte[] data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static GoldenSample of(EventType type) {
        return new GoldenSample(type, resource("/events/" + type.code() + ".json"));
    }

    /** From before the event grew. */
    static GoldenSample earlierOf(EventType type) {
        return new GoldenSample(type, resource("/events/earlier/" + type.code() + ".json"));
    }

    JsonNode json() {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream sample = GoldenSample.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(sample, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return type.code();
    }
}
