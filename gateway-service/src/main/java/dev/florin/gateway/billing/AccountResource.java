package dev.florin.gateway.billing;

import dev.florin.gateway.key.Caller;
import dev.florin.gateway.key.CurrentCaller;
import dev.florin.gateway.key.CustomersOnly;
import dev.florin.id.RequestId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** A customer's own account: whose key it is, what is left, and where the rest went. */
@CustomersOnly
@Path("/v1/account")
public class AccountResource {

    private final CustomerRoutes routes;
    private final CurrentCaller caller;

    public AccountResource(CustomerRoutes routes, CurrentCaller caller) {
        this.routes = routes;
        this.caller = caller;
    }

    @GET
    public Caller account() {
        return caller.get();
    }

    @GET
    @Path("/balance")
    public Uni<Response> balance(@Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/balance", request);
    }

    @GET
    @Path("/transfers")
    public Uni<Response> transfers(@Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/transfers", request);
    }

    /** A transfer as a file that can be checked without Florin. */
    @GET
    @Path("/transfers/{sequence}/proof")
    public Uni<Response> transferProof(long sequence, @Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/transfers/" + sequence + "/proof", request);
    }

    /** What a request cost, meter by meter. */
    @GET
    @Path("/charges/{requestId}")
    public Uni<Response> charge(RequestId requestId, @Context ContainerRequestContext request) {
        return routes.read(Owner.METERING, "/charges/" + requestId, request);
    }

    /** What a request cost, as a file that can be checked without Florin. */
    @GET
    @Path("/charges/{requestId}/proof")
    public Uni<Response> chargeProof(RequestId requestId, @Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/charges/" + requestId + "/proof", request);
    }

    @GET
    @Path("/statement")
    public Uni<Response> statement(@Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/statement", request);
    }

    @GET
    @Path("/budgets")
    public Uni<Response> budgets(@Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/budgets", request);
    }

    @GET
    @Path("/alerts")
    public Uni<Response> alerts(@Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/alerts", request);
    }

    @GET
    @Path("/alert-thresholds")
    public Uni<Response> alertThresholds(@Context ContainerRequestContext request) {
        return routes.read(Owner.LEDGER, "/alert-thresholds", request);
    }

    @PUT
    @Path("/alert-thresholds")
    public Uni<Response> putAlertThresholds(@Context ContainerRequestContext request, byte[] body) {
        return routes.send(Owner.LEDGER, "/alert-thresholds", request, body);
    }

    /** What the account spent in the month, what it pays less for that, and what was agreed with it. */
    @GET
    @Path("/discount")
    public Uni<Response> discount(@Context ContainerRequestContext request) {
        return routes.read(Owner.METERING, "/discount", request);
    }

    /** Which plan the account is on, and in which of its periods. */
    @GET
    @Path("/plan")
    public Uni<Response> plan(@Context ContainerRequestContext request) {
        return routes.read(Owner.PAYMENTS, "/plan", request);
    }

    @GET
    @Path("/usage")
    public Uni<Response> usage(@Context ContainerRequestContext request) {
        return routes.read(Owner.METERING, "/usage", request);
    }
}
