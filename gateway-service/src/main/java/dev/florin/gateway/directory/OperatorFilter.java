package dev.florin.gateway.directory;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Problem;
import dev.florin.gateway.key.Authentication;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses whoever does not show the operators' token where {@link OperatorsOnly} demands it. */
@Startup
@Singleton
public class OperatorFilter {

    private static final int MINIMUM_LENGTH = 16;

    private final byte[] token;

    public OperatorFilter(@ConfigProperty(name = "florin.operator-token") Optional<String> token) {
        this.token = token.orElse("").getBytes(StandardCharsets.UTF_8);
        if (this.token.length < MINIMUM_LENGTH) {
            throw new IllegalStateException(
                    "florin.operator-token must be set to a secret of at least " + MINIMUM_LENGTH + " characters");
        }
    }

    @OperatorsOnly
    @ServerRequestFilter
    public @Nullable Response check(ContainerRequestContext request) {
        return Authentication.bearerToken(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                        .filter(this::isToken)
                        .isPresent()
                ? null
                : Problem.of(ErrorCode.UNAUTHENTICATED, "The operators' token is missing or wrong")
                        .toResponse();
    }

    /** Takes the same time wherever the difference lies. */
    private boolean isToken(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token);
    }
}
