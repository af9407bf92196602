package dev.florin.usage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be counted. Meters are disjoint: a cached or a reasoning token is counted under its own meter only. */
public enum Meter {
    INPUT_TOKENS("tokens.input"),
    CACHED_INPUT_TOKENS("tokens.cached_input"),
    CACHE_WRITE_TOKENS("tokens.cache_write"),
    OUTPUT_TOKENS("tokens.output"),
    REASONING_TOKENS("tokens.reasoning"),
    REQUESTS("requests"),
    WEB_SEARCHES("web_searches"),
    IMAGES("images"),
    INPUT_CHARACTERS("characters.input"),
    OUTPUT_CHARACTERS("characters.output"),
    REFERENCE_BYTES("bytes.reference"),
    VIDEO_SECONDS("video_seconds"),
    GPU_SECONDS("gpu_seconds");

    private static final Map<String, Meter> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Meter::code, Function.identity()));

    private final String code;

    Meter(String code) {
        this.code = code;
    }

    /** Throws {@link IllegalArgumentException} that names the unknown meter. */
    @JsonCreator
    public static Meter fromCode(String code) {
        Meter meter = BY_CODE.get(code);
        if (meter == null) {
            throw new IllegalArgumentException("unknown meter '" + code + "'");
        }
        return meter;
    }

    /** The name used in events, files and APIs, such as {@code tokens.input}. */
    @JsonValue
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
