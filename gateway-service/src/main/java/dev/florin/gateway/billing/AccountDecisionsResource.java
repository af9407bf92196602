package dev.florin.gateway.billing;

import dev.florin.gateway.directory.OperatorsOnly;
import dev.florin.id.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The operators' way to give credits, to correct balances and to set credit limits, which the ledger takes down. */
@OperatorsOnly
@Path("/admin/accounts")
public class AccountDecisionsResource {

    private final Owners owners;

    public AccountDecisionsResource(Owners owners) {
        this.owners = owners;
    }

    @POST
    @Path("/{accountId}/grants")
    public Uni<Response> grant(AccountId accountId, @Context ContainerRequestContext request, byte[] body) {
        return decide(accountId, "/grants", request, body);
    }

    @POST
    @Path("/{accountId}/adjustments")
    public Uni<Response> adjust(AccountId accountId, @Context ContainerRequestContext request, byte[] body) {
        return decide(accountId, "/adjustments", request, body);
    }

    @POST
    @Path("/{accountId}/credit-limit")
    public Uni<Response> limit(AccountId accountId, @Context ContainerRequestContext request, byte[] body) {
        return decide(accountId, "/credit-limit", request, body);
    }

    private Uni<Response> decide(AccountId accountId, String decision, ContainerRequestContext request, byte[] body) {
        return owners.pass(Owner.LEDGER, "/accounts/" + accountId + decision, request, body);
    }
}
