package dev.florin.gateway.billing;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The public keys with which anybody, customer or auditor, can check proofs. Public. */
@Path("/v1/journal/keys")
public class JournalKeysResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public JournalKeysResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    public Uni<Response> keys(@Context ContainerRequestContext request) {
        return owners.pass(Owner.LEDGER, "/journal/keys", request, NO_BODY);
    }
}
