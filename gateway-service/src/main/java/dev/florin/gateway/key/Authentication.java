package dev.florin.gateway.key;

import dev.florin.gateway.limit.KeyLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, without leaving the process. */
@ApplicationScoped
public class Authentication {

    private static final String SCHEME = "Bearer ";

    private final KeyRing ring;
    private final KeyLimits limits;

    public Authentication(KeyRing ring, KeyLimits limits) {
        this.ring = ring;
        this.limits = limits;
    }

    /**
     * @param authorization the header {@code Authorization}
     * @return empty when it shows no valid key
     */
    public Optional<Caller> callerOf(@Nullable String authorization) {
        return bearerToken(authorization)
                .filter(ApiKeys::looksLikeKey)
                .map(KeyHash::of)
                .flatMap(ring::find)
                .map(this::held);
    }

    /** Whether the keys are known at all: before, a valid key cannot be told from another. */
    public boolean isReady() {
        return ring.isLoaded();
    }

    private Caller held(Caller caller) {
        return caller.heldTo(limits.of(caller.keyId(), caller.accountId(), caller.rateLimits(), Instant.now()));
    }

    /** The token that the header carries, whatever it is. */
    public static Optional<String> bearerToken(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(SCHEME.length()).strip());
    }
}
