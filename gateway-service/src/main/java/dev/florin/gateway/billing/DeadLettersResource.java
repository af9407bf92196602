package dev.florin.gateway.billing;

import dev.florin.gateway.directory.OperatorsOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The operators' way to the events that the ledger could not read. */
@OperatorsOnly
@Path("/admin/dead-letters")
public class DeadLettersResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public DeadLettersResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    public Uni<Response> deadLetters(@Context ContainerRequestContext request) {
        return owners.pass(Owner.LEDGER, "/dead-letters", request, NO_BODY);
    }
}
