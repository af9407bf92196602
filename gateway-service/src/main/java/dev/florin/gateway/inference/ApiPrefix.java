package dev.florin.gateway.inference;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whatever stands under {@code /v1} also stands under {@code /api/v1}. */
@ApplicationScoped
public class ApiPrefix {

    private static final String PREFIX = "/api";
    private static final int FIRST_OF_ALL = -2000;

    void register(@Observes Router router) {
        router.route(PREFIX + "/v1/*").order(FIRST_OF_ALL).handler(ApiPrefix::withoutPrefix);
    }

    /** The query stays as it is. */
    private static void withoutPrefix(RoutingContext http) {
        http.reroute(http.request().path().substring(PREFIX.length()));
    }
}
