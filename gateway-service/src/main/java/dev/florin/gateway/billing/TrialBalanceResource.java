package dev.florin.gateway.billing;

import dev.florin.gateway.directory.OperatorsOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The operators' way to the trial balance, which the ledger owns. */
@OperatorsOnly
@Path("/admin/trial-balance")
public class TrialBalanceResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public TrialBalanceResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    public Uni<Response> trialBalance(@Context ContainerRequestContext request) {
        return owners.pass(Owner.LEDGER, "/trial-balance", request, NO_BODY);
    }
}
