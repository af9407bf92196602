package dev.florin.ledger.statement;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code ?format=csv} is the same as asking for it by header, for browsers that cannot. */
public class StatementFormatFilter {

    @ServerRequestFilter(preMatching = true)
    public void apply(ContainerRequestContext request) {
        String format = request.getUriInfo().getQueryParameters().getFirst("format");
        if ("csv".equals(format) && request.getUriInfo().getPath().endsWith("/statement")) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, StatementResource.CSV);
        }
    }
}
