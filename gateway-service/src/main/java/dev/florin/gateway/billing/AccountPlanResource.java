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

/**
 * The operators' way to the plan of an account, which payments owns. Customers only read theirs: credits come after a
 * settled payment, and a plan is given without one.
 */
@OperatorsOnly
@Path("/admin/accounts")
public class AccountPlanResource {

    private static final byte[] NO_BODY = {};

    private final Owners owners;

    public AccountPlanResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    @Path("/{accountId}/plan")
    public Uni<Response> plan(AccountId accountId, @Context ContainerRequestContext request) {
        return pass(accountId, request, NO_BODY);
    }

    @PUT
    @Path("/{accountId}/plan")
    public Uni<Response> putPlan(AccountId accountId, @Context ContainerRequestContext request, byte[] body) {
        return pass(accountId, request, body);
    }

    @DELETE
    @Path("/{accountId}/plan")
    public Uni<Response> endPlan(AccountId accountId, @Context ContainerRequestContext request) {
        return pass(accountId, request, NO_BODY);
    }

    private Uni<Response> pass(AccountId accountId, ContainerRequestContext request, byte[] body) {
        return owners.pass(Owner.PAYMENTS, "/accounts/" + accountId + "/plan", request, body);
    }
}
