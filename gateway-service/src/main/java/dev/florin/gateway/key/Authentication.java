package dev.florin.gateway.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, without leaving the process. */
@ApplicationScoped
public class Authentication {

    private static final String SCHEME = "Bearer ";

    private final KeyRing ring;

    public Authentication(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * @param authorization the header {@code Authorization}
     * @return empty when it shows no valid key
     */
    public Optional<Caller> callerOf(@Nullable String authorization) {
        return bearerToken(authorization)
                .filter(ApiKeys::looksLikeKey)
                .map(KeyHash::of)
                .flatMap(ring::find);
    }

    /** Whether the keys are known at all: before, a valid key cannot be told from another. */
    public boolean isReady() {
        return ring.isLoaded();
    }

    /** The token that the header carries, whatever it is. */
    public static Optional<String> bearerToken(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(SCHEME.length()).strip());
    }
}
