package dev.florin.discount;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What an API key may ask for in a minute.
 *
 * @param requestsPerMinute absent for any number
 * @param tokensPerMinute of prompts and answers together; absent for any number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RateLimits(
        @Nullable Long requestsPerMinute, @Nullable Long tokensPerMinute) {

    /** The most that a limit can be. */
    public static final long MOST = 1_000_000_000;

    public static final RateLimits NONE = new RateLimits(null, null);

    /** Throws {@link IllegalArgumentException} when a limit is not from 1 to {@link #MOST}. */
    public RateLimits {
        requireLimit("requests", requestsPerMinute);
        requireLimit("tokens", tokensPerMinute);
    }

    /** Whether any number of anything may be asked for. */
    public boolean areNone() {
        return requestsPerMinute == null && tokensPerMinute == null;
    }

    private static void requireLimit(String of, @Nullable Long perMinute) {
        if (perMinute != null && (perMinute < 1 || perMinute > MOST)) {
            throw new IllegalArgumentException(perMinute + " " + of + " a minute");
        }
    }
}
