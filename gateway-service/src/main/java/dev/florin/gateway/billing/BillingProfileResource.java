package dev.florin.gateway.billing;

import dev.florin.gateway.key.CustomersOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** A customer's way to the billing profile, which invoicing owns. */
@CustomersOnly
@Path("/v1/account/billing-profile")
public class BillingProfileResource {

    private final CustomerRoutes routes;

    public BillingProfileResource(CustomerRoutes routes) {
        this.routes = routes;
    }

    @GET
    public Uni<Response> billingProfile(@Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/billing-profile", request);
    }

    @PUT
    public Uni<Response> putBillingProfile(@Context ContainerRequestContext request, byte[] body) {
        return routes.send(Owner.INVOICING, "/billing-profile", request, body);
    }
}
