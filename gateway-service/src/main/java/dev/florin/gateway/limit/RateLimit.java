package dev.florin.gateway.limit;

import dev.florin.id.SpenderId;
import org.jspecify.annotations.Nullable;

/**
 * What a spender may ask for in a minute, at all replicas together.
 *
 * @param requestsPerMinute null for any number
 * @param tokensPerMinute of prompts and answers; null for any number
 */
public record RateLimit(
        SpenderId spender,
        @Nullable Long requestsPerMinute,
        @Nullable Long tokensPerMinute) {}
