package dev.florin.edge.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that announces itself as too large, with a problem: the framework alone would not say what is wrong. */
@ApplicationScoped
public class OversizedBodies {

    private static final int BEFORE_FRAMEWORK = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private final MemorySize limit;

    public OversizedBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit;
    }

    void register(@Observes Router router) {
        var unused = router.route().order(BEFORE_FRAMEWORK).handler(this::check);
    }

    private void check(RoutingContext http) {
        if (announcedBytes(http) > limit.asLongValue()) {
            refuse(http);
        } else {
            http.next();
        }
    }

    /** The connection ends: nobody wants to read the body that is still to come. */
    private void refuse(RoutingContext http) {
        Problem problem =
                Problem.of(ErrorCode.BODY_TOO_LARGE, "The body is larger than " + limit.asLongValue() + " bytes");
        var unused = http.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.encode(problem));
    }

    private static long announcedBytes(RoutingContext http) {
        String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
