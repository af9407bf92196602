package dev.florin.gateway.billing;

import dev.florin.gateway.key.CustomersOnly;
import dev.florin.id.InvoiceId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** A customer's way to billing profile and invoices, which invoicing owns. */
@CustomersOnly
@Path("/{prefix:v1|api/v1}/account")
public class InvoicesResource {

    private final CustomerRoutes routes;

    public InvoicesResource(CustomerRoutes routes) {
        this.routes = routes;
    }

    @GET
    @Path("/billing-profile")
    public Uni<Response> billingProfile(@Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/billing-profile", request);
    }

    @PUT
    @Path("/billing-profile")
    public Uni<Response> putBillingProfile(@Context ContainerRequestContext request, byte[] body) {
        return routes.send(Owner.INVOICING, "/billing-profile", request, body);
    }

    @GET
    @Path("/invoices")
    public Uni<Response> invoices(@Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/invoices", request);
    }

    @GET
    @Path("/invoices/{invoiceId}")
    public Uni<Response> invoice(InvoiceId invoiceId, @Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/invoices/" + invoiceId, request);
    }

    @GET
    @Path("/invoices/{invoiceId}/pdf")
    public Uni<Response> pdf(InvoiceId invoiceId, @Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/invoices/" + invoiceId + "/pdf", request);
    }
}
