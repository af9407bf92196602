package dev.florin.gateway.billing;

import dev.florin.gateway.key.CustomersOnly;
import dev.florin.id.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** A customer's way to orders, which payments owns. */
@CustomersOnly
@Path("/v1/account/orders")
public class OrdersResource {

    private final CustomerRoutes routes;

    public OrdersResource(CustomerRoutes routes) {
        this.routes = routes;
    }

    @POST
    public Uni<Response> order(@Context ContainerRequestContext request, byte[] body) {
        return routes.send(Owner.PAYMENTS, "/orders", request, body);
    }

    @GET
    public Uni<Response> orders(@Context ContainerRequestContext request) {
        return routes.read(Owner.PAYMENTS, "/orders", request);
    }

    @GET
    @Path("/{orderId}")
    public Uni<Response> order(OrderId orderId, @Context ContainerRequestContext request) {
        return routes.read(Owner.PAYMENTS, "/orders/" + orderId, request);
    }
}
