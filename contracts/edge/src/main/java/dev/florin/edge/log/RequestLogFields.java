package dev.florin.edge.log;

import dev.florin.id.Ids;
import dev.florin.id.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Puts the request's and the account's id on every log line that is written while the request is served. */
@ApplicationScoped
public class RequestLogFields {

    /** The header in which a caller passes its request's id on. */
    public static final String REQUEST_ID_HEADER = "Florin-Request-Id";

    public static final String REQUEST_ID = "requestId";
    public static final String ACCOUNT_ID = "accountId";

    private final Ids ids = Ids.system();

    @ServerRequestFilter(priority = 1)
    public void set(ContainerRequestContext request) {
        put(REQUEST_ID, requestIdOf(request.getHeaderString(REQUEST_ID_HEADER)));
        put(ACCOUNT_ID, request.getUriInfo().getPathParameters().getFirst("accountId"));
    }

    private String requestIdOf(@Nullable String passedOn) {
        try {
            return passedOn == null ? fresh() : RequestId.fromString(passedOn).toString();
        } catch (IllegalArgumentException e) {
            return fresh();
        }
    }

    private String fresh() {
        return new RequestId(ids.next()).toString();
    }

    private static void put(String field, @Nullable String value) {
        if (value == null) {
            MDC.remove(field);
        } else {
            MDC.put(field, value);
        }
    }
}
