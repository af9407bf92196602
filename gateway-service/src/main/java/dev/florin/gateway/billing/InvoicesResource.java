package dev.florin.gateway.billing;

import dev.florin.gateway.key.CustomersOnly;
import dev.florin.id.InvoiceId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** A customer's way to invoices, which invoicing owns. */
@CustomersOnly
@Path("/v1/account/invoices")
public class InvoicesResource {

    private final CustomerRoutes routes;

    public InvoicesResource(CustomerRoutes routes) {
        this.routes = routes;
    }

    @GET
    public Uni<Response> invoices(@Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/invoices", request);
    }

    @GET
    @Path("/{invoiceId}")
    public Uni<Response> invoice(InvoiceId invoiceId, @Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/invoices/" + invoiceId, request);
    }

    @GET
    @Path("/{invoiceId}/pdf")
    public Uni<Response> pdf(InvoiceId invoiceId, @Context ContainerRequestContext request) {
        return routes.read(Owner.INVOICING, "/invoices/" + invoiceId + "/pdf", request);
    }
}
