package dev.florin.edge.identity;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses callers without the service token, on every endpoint that is not marked {@link PublicEndpoint}. */
public class ServiceTokenFilter {

    private final ServiceToken token;

    public ServiceTokenFilter(ServiceToken token) {
        this.token = token;
    }

    @ServerRequestFilter
    public @Nullable Response check(ContainerRequestContext request, ResourceInfo resource) {
        if (isPublic(resource) || token.admits(request.getHeaderString(ServiceToken.HEADER))) {
            return null;
        }
        return Problem.of(ErrorCode.UNAUTHENTICATED, "Header " + ServiceToken.HEADER + " is missing or wrong")
                .toResponse();
    }

    private static boolean isPublic(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(PublicEndpoint.class)
                || resource.getResourceClass().isAnnotationPresent(PublicEndpoint.class);
    }
}
