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

/** A customer's way to packages and orders, which payments owns. */
@CustomersOnly
@Path("/{prefix:v1|api/v1}")
public class OrdersResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;
    private final CustomerRoutes routes;

    public OrdersResource(Owners owners, CustomerRoutes routes) {
        this.owners = owners;
        this.routes = routes;
    }

    @GET
    @Path("/packages")
    public Uni<Response> packages(@Context ContainerRequestContext request) {
        return owners.pass(Owner.PAYMENTS, "/packages", request, NO_BODY);
    }

    @POST
    @Path("/account/orders")
    public Uni<Response> order(@Context ContainerRequestContext request, byte[] body) {
        return routes.send(Owner.PAYMENTS, "/orders", request, body);
    }

    @GET
    @Path("/account/orders")
    public Uni<Response> orders(@Context ContainerRequestContext request) {
        return routes.read(Owner.PAYMENTS, "/orders", request);
    }

    @GET
    @Path("/account/orders/{orderId}")
    public Uni<Response> order(OrderId orderId, @Context ContainerRequestContext request) {
        return routes.read(Owner.PAYMENTS, "/orders/" + orderId, request);
    }
}
