package dev.florin.gateway.billing;

import dev.florin.gateway.directory.OperatorsOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The operators' way to charges that came out otherwise when metering rated them again. */
@OperatorsOnly
@Path("/admin/charge-differences")
public class ChargeDifferencesResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public ChargeDifferencesResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    public Uni<Response> differences(@Context ContainerRequestContext request) {
        return owners.pass(Owner.METERING, "/charge-differences", request, NO_BODY);
    }
}
