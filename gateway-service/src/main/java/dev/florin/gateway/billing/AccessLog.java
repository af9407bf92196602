package dev.florin.gateway.billing;

import dev.florin.edge.log.RequestLogFields;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells every caller the id under which the logs know the request, and the logs how it was answered. */
public final class AccessLog {

    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        Object requestId = MDC.get(RequestLogFields.REQUEST_ID);
        if (requestId != null) {
            response.getHeaders().putSingle("X-Request-Id", requestId);
        }
        LOG.infof("%s %s %d", request.getMethod(), request.getUriInfo().getPath(), response.getStatus());
    }
}
