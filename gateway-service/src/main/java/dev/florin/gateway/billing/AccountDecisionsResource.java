package dev.florin.gateway.billing;

import dev.florin.gateway.directory.OperatorsOnly;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/**
 * The operators' way to give credits, to correct balances, to set credit limits and budgets, which the ledger takes down.
 * Customers' keys cannot set budgets: who has a key would free it from its own.
 */
@OperatorsOnly
@Path("/admin/accounts")
public class AccountDecisionsResource {

    private static final byte[] NO_BODY = {};

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

    @GET
    @Path("/{accountId}/budgets")
    public Uni<Response> budgets(AccountId accountId, @Context ContainerRequestContext request) {
        return decide(accountId, "/budgets", request, NO_BODY);
    }

    @POST
    @Path("/{accountId}/budgets")
    public Uni<Response> addBudget(AccountId accountId, @Context ContainerRequestContext request, byte[] body) {
        return decide(accountId, "/budgets", request, body);
    }

    @PUT
    @Path("/{accountId}/budgets/{budgetId}")
    public Uni<Response> setBudget(
            AccountId accountId, BudgetId budgetId, @Context ContainerRequestContext request, byte[] body) {
        return decide(accountId, "/budgets/" + budgetId, request, body);
    }

    @DELETE
    @Path("/{accountId}/budgets/{budgetId}")
    public Uni<Response> removeBudget(
            AccountId accountId, BudgetId budgetId, @Context ContainerRequestContext request) {
        return decide(accountId, "/budgets/" + budgetId, request, NO_BODY);
    }

    private Uni<Response> decide(AccountId accountId, String decision, ContainerRequestContext request, byte[] body) {
        return owners.pass(Owner.LEDGER, "/accounts/" + accountId + decision, request, body);
    }
}
