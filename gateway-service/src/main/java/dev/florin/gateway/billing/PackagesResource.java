package dev.florin.gateway.billing;

import dev.florin.gateway.key.CustomersOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** What customers can order, which payments owns. */
@CustomersOnly
@Path("/v1/packages")
public class PackagesResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public PackagesResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    public Uni<Response> packages(@Context ContainerRequestContext request) {
        return owners.pass(Owner.PAYMENTS, "/packages", request, NO_BODY);
    }
}
