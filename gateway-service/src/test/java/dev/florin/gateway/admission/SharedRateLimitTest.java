package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.limit.RateLimit;
import dev.florin.gateway.limit.RateLimitedException;
import dev.florin.gateway.limit.RateLimiter;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas that know of each other by the ledger alone. */
class SharedRateLimitTest {

    private final RateLimit sixtyRequests = new RateLimit(new KeyId(Ids.system().next()), 60L, null);
    private final RateLimit hundredTokens = new RateLimit(new KeyId(Ids.system().next()), null, 100L);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 60})
    @DisplayName("F11: all replicas together let through what a key may ask for in a minute, and no more")
    void replicasShareALimit(int replicas) {
        List<RateLimiter> limiters = IntStream.range(0, replicas)
                .mapToObj(number -> limiter(replicas))
                .toList();

        long served = limiters.stream()
                .mapToLong(limiter -> IntStream.range(0, 60)
                        .filter(request -> isServed(limiter, sixtyRequests, 1))
                        .count())
                .sum();

        assertThat(served).isEqualTo(60);
    }

    @Test
    @DisplayName("F11: a request that came to nothing counts neither as a request nor by its tokens")
    void whatCameToNothingDoesNotCount() {
        RateLimiter limiter = limiter(1);
        assertThat(isServed(limiter, hundredTokens, 80)).isTrue();
        assertThat(isServed(limiter, hundredTokens, 80)).isFalse();

        limiter.notServed(List.of(hundredTokens), 80, 0);

        assertThat(isServed(limiter, hundredTokens, 80)).isTrue();
    }

    private static RateLimiter limiter(int replicas) {
        Replica replica = new Replica("gateway");
        replica.alive(replicas);
        return new RateLimiter(replica);
    }

    private static boolean isServed(RateLimiter limiter, RateLimit limit, long promptTokens) {
        try {
            limiter.admit(List.of(limit), promptTokens, 0);
            return true;
        } catch (RateLimitedException refused) {
            return false;
        }
    }
}
