package dev.florin.usage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be counted. Meters are disjoint: a cached or a reasoning token is counted under its own meter only.
 *
 * <p>Some meters tell apart a part of what a {@linkplain #broader() broader} one counts. A price need not tell apart all
 * that a provider does: what it has no rate for is then counted under the next broader meter that it has one for, and
 * under that alone.
 */
public enum Meter {
    /** Of text, and all that is not told apart below. Embeddings use these too. */
    INPUT_TOKENS("tokens.input", null),
    IMAGE_INPUT_TOKENS("tokens.image_input", INPUT_TOKENS),
    AUDIO_INPUT_TOKENS("tokens.audio_input", INPUT_TOKENS),
    /** Read from the provider's cache. */
    CACHED_INPUT_TOKENS("tokens.cached_input", INPUT_TOKENS),
    CACHED_AUDIO_INPUT_TOKENS("tokens.cached_audio_input", CACHED_INPUT_TOKENS),
    /** Written to the provider's cache, to stay for its usual time. */
    CACHE_WRITE_TOKENS("tokens.cache_write", INPUT_TOKENS),
    /** Written to the cache to stay for an hour. */
    CACHE_WRITE_1H_TOKENS("tokens.cache_write_1h", CACHE_WRITE_TOKENS),
    OUTPUT_TOKENS("tokens.output", null),
    /** Generated, but not shown. */
    REASONING_TOKENS("tokens.reasoning", OUTPUT_TOKENS),
    AUDIO_OUTPUT_TOKENS("tokens.audio_output", OUTPUT_TOKENS),
    IMAGE_OUTPUT_TOKENS("tokens.image_output", OUTPUT_TOKENS),
    REQUESTS("requests", null),
    WEB_SEARCHES("web_searches", null),
    IMAGES("images", null),
    /** Of speech that was transcribed, a part of a second as a whole one. */
    AUDIO_SECONDS("audio_seconds", null),
    /** Unicode code points. */
    INPUT_CHARACTERS("characters.input", null),
    OUTPUT_CHARACTERS("characters.output", null),
    /** Of files that a prompt refers to, decoded. */
    REFERENCE_BYTES("bytes.reference", null),
    VIDEO_SECONDS("video_seconds", null),
    GPU_SECONDS("gpu_seconds", null);

    private static final Map<String, Meter> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Meter::code, Function.identity()));

    private final String code;
    private final @Nullable Meter broader;

    Meter(String code, @Nullable Meter broader) {
        this.code = code;
        this.broader = broader;
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

    /** The meter that counts this too where a price does not tell it apart. */
    public Optional<Meter> broader() {
        return Optional.ofNullable(broader);
    }

    /** Whether this is the other meter or tells apart a part of it. */
    public boolean isWithin(Meter other) {
        return this == other || (broader != null && broader.isWithin(other));
    }

    /** Whether it counts tokens: of a prompt or of an answer. */
    public boolean countsTokens() {
        return isWithin(INPUT_TOKENS) || isWithin(OUTPUT_TOKENS);
    }

    /**
     * Whether it counts text by its characters, or files by their bytes: the same prompts and answers as tokens do. A price goes
     * by the one or by the other.
     */
    public boolean countsCharacters() {
        return this == INPUT_CHARACTERS || this == OUTPUT_CHARACTERS || this == REFERENCE_BYTES;
    }

    @Override
    public String toString() {
        return code;
    }
}
