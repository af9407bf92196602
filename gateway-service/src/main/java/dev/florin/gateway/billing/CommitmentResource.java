package dev.florin.gateway.billing;

import dev.florin.gateway.directory.OperatorsOnly;
import dev.florin.id.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The operators' way to an account's commitments, which metering keeps and tells. */
@OperatorsOnly
@Path("/admin/accounts/{accountId}/commitment")
public class CommitmentResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public CommitmentResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    public Uni<Response> read(AccountId accountId, @Context ContainerRequestContext request) {
        return pass(accountId, request, NO_BODY);
    }

    @PUT
    public Uni<Response> agree(AccountId accountId, @Context ContainerRequestContext request, byte[] body) {
        return pass(accountId, request, body);
    }

    @DELETE
    public Uni<Response> end(AccountId accountId, @Context ContainerRequestContext request) {
        return pass(accountId, request, NO_BODY);
    }

    private Uni<Response> pass(AccountId accountId, ContainerRequestContext request, byte[] body) {
        return owners.pass(Owner.METERING, "/accounts/" + accountId + "/commitment", request, body);
    }
}
