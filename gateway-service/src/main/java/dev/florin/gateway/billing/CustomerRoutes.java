package dev.florin.gateway.billing;

import dev.florin.gateway.key.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/** Passes a customer's request on to what an owner keeps about the customer's own account. */
@RequestScoped
public class CustomerRoutes {

    private static final byte[] NO_BODY = {};

    private final Owners owners;
    private final CurrentCaller caller;

    public CustomerRoutes(Owners owners, CurrentCaller caller) {
        this.owners = owners;
        this.caller = caller;
    }

    /**
     * @param path below the account
     */
    Uni<Response> read(Owner owner, String path, ContainerRequestContext request) {
        return send(owner, path, request, NO_BODY);
    }

    Uni<Response> send(Owner owner, String path, ContainerRequestContext request, byte[] body) {
        return owners.pass(owner, "/accounts/" + caller.get().accountId() + path, request, body);
    }
}
