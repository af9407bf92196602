package dev.florin.gateway.limit;

import dev.florin.gateway.admission.Replica;
import dev.florin.id.SpenderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds spenders to what they may ask for in a minute. Each replica lets its even share through, by the number of replicas that
 * the ledger says are alive; nobody is asked.
 */
@ApplicationScoped
public class RateLimiter {

    private static final String REQUESTS = "requests";
    private static final String TOKENS = "tokens";

    private final Replica replica;
    private final Map<Metered, Meterage> meterages = new ConcurrentHashMap<>();

    private record Metered(SpenderId spender, String unit) {}

    /** What was taken of a limit. */
    private record Taken(Metered metered, long perMinute, long amount) {}

    public RateLimiter(Replica replica) {
        this.replica = replica;
    }

    /**
     * Counts a request with the tokens of its prompt; those of the answer follow. Throws {@link RateLimitedException} where a limit
     * leaves too little; then it counts nowhere.
     */
    public void admit(List<RateLimit> limits, long promptTokens, long nowNanos) {
        List<Taken> taken = new ArrayList<>(2 * limits.size());
        for (RateLimit limit : limits) {
            take(new Metered(limit.spender(), REQUESTS), limit.requestsPerMinute(), 1, nowNanos, taken);
            take(new Metered(limit.spender(), TOKENS), limit.tokensPerMinute(), promptTokens, nowNanos, taken);
        }
    }

    /** @param tokens of the whole request, of which its prompt's were counted when it was admitted */
    public void answered(List<RateLimit> limits, long promptTokens, long tokens, long nowNanos) {
        for (RateLimit limit : limits) {
            Long perMinute = limit.tokensPerMinute();
            if (perMinute != null) {
                meterageOf(new Metered(limit.spender(), TOKENS), nowNanos)
                        .correct(tokens - promptTokens, shareOf(perMinute), nowNanos);
            }
        }
    }

    /** A request that was counted came to nothing before a provider was asked: it does not count. */
    public void notServed(List<RateLimit> limits, long promptTokens, long nowNanos) {
        for (RateLimit limit : limits) {
            giveBack(new Metered(limit.spender(), REQUESTS), limit.requestsPerMinute(), 1, nowNanos);
            giveBack(new Metered(limit.spender(), TOKENS), limit.tokensPerMinute(), promptTokens, nowNanos);
        }
    }

    private void giveBack(Metered metered, @Nullable Long perMinute, long amount, long nowNanos) {
        if (perMinute != null) {
            meterageOf(metered, nowNanos).correct(-amount, shareOf(perMinute), nowNanos);
        }
    }

    private void take(Metered metered, @Nullable Long perMinute, long amount, long nowNanos, List<Taken> taken) {
        if (perMinute == null) {
            return;
        }
        long wait = meterageOf(metered, nowNanos).take(amount, shareOf(perMinute), nowNanos);
        if (wait > 0) {
            taken.forEach(each ->
                    meterageOf(each.metered(), nowNanos).correct(-each.amount(), shareOf(each.perMinute()), nowNanos));
            throw new RateLimitedException(
                    metered.spender(), perMinute, metered.unit(), TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
        }
        taken.add(new Taken(metered, perMinute, amount));
    }

    private double shareOf(long perMinute) {
        return (double) perMinute / replica.alive();
    }

    private Meterage meterageOf(Metered metered, long nowNanos) {
        return meterages.computeIfAbsent(metered, unused -> new Meterage(nowNanos));
    }
}
