package dev.florin.gateway.key;

import dev.florin.edge.log.RequestLogFields;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses whoever does not show a valid API key where {@link CustomersOnly} demands it. */
@Singleton
public class KeyFilter {

    private final Authentication authentication;
    private final CurrentCaller current;

    public KeyFilter(Authentication authentication, CurrentCaller current) {
        this.authentication = authentication;
        this.current = current;
    }

    @CustomersOnly
    @ServerRequestFilter
    public @Nullable Response check(ContainerRequestContext request) {
        Optional<Caller> caller = authentication.callerOf(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        caller.ifPresent(this::isCalledBy);
        return caller.isPresent() ? null : refused();
    }

    private Response refused() {
        return authentication.isReady() ? unauthenticated() : notReady();
    }

    private static Response notReady() {
        return Problem.of(ErrorCode.UNAVAILABLE, "The gateway is starting; try again in a moment")
                .toResponse();
    }

    private void isCalledBy(Caller caller) {
        current.is(caller);
        MDC.put(RequestLogFields.ACCOUNT_ID, caller.accountId().toString());
    }

    private static Response unauthenticated() {
        return Problem.of(ErrorCode.UNAUTHENTICATED, "A valid API key is needed, as 'Authorization: Bearer fl_…'")
                .toResponse();
    }
}
