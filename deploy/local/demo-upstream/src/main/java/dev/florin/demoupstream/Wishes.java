package dev.florin.demoupstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a request steers its answer, by entries of OpenAI's {@code metadata} field; all are whole numbers in strings. Where
 * a protocol has no such field, they stand in any text as {@code demo_output_tokens=10}.
 *
 * @param outputTokens {@code demo_output_tokens}: tokens to generate, reasoning included
 * @param reasoningTokens {@code demo_reasoning_tokens}: how many of them are reasoning and not shown
 * @param cachedTokens {@code demo_cached_tokens}: how many tokens of the prompt count as read from the cache
 * @param cacheWriteTokens {@code demo_cache_write_tokens}: how many tokens of the prompt count as written to the cache
 * @param webSearches {@code demo_web_searches}: how many searches of the web are told
 * @param delayMillis {@code demo_delay_millis}: the wait before each shown token
 * @param status {@code demo_status}: answer this HTTP error at once
 * @param cutAfterTokens {@code demo_cut_after_tokens}: drop the connection after so many shown tokens
 */
record Wishes(
        @Nullable Integer outputTokens,
        int reasoningTokens,
        int cachedTokens,
        int cacheWriteTokens,
        int webSearches,
        int delayMillis,
        @Nullable Integer status,
        @Nullable Integer cutAfterTokens) {

    private static final Pattern IN_TEXT = Pattern.compile("\\b(demo_[a-z_]+)=(\\d+)");
    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_SEARCHES = 100;
    private static final int MAX_DELAY_MILLIS = 60_000;

    /** Throws {@link RefusedException} that names the entry. */
    static Wishes of(JsonNode metadata) {
        return new Wishes(
                number(metadata, "demo_output_tokens", 0, MAX_TOKENS),
                orZero(number(metadata, "demo_reasoning_tokens", 0, MAX_TOKENS)),
                orZero(number(metadata, "demo_cached_tokens", 0, MAX_TOKENS)),
                orZero(number(metadata, "demo_cache_write_tokens", 0, MAX_TOKENS)),
                orZero(number(metadata, "demo_web_searches", 0, MAX_SEARCHES)),
                orZero(number(metadata, "demo_delay_millis", 0, MAX_DELAY_MILLIS)),
                number(metadata, "demo_status", 400, 599),
                number(metadata, "demo_cut_after_tokens", 0, MAX_TOKENS));
    }

    /** Throws {@link RefusedException} that names the entry. */
    static Wishes in(List<String> texts) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        for (String text : texts) {
            Matcher entry = IN_TEXT.matcher(text);
            while (entry.find()) {
                entries.put(entry.group(1), entry.group(2));
            }
        }
        return of(entries);
    }

    private static @Nullable Integer number(JsonNode metadata, String entry, int least, int most) {
        if (!metadata.hasNonNull(entry)) {
            return null;
        }
        String text = metadata.path(entry).asText();
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw RefusedException.badRequest(
                    "invalid_metadata",
                    "metadata." + entry + ": a whole number from " + least + " to " + most + " is needed.");
        }
        return Integer.parseInt(text);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
