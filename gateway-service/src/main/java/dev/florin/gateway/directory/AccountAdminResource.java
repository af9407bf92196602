package dev.florin.gateway.directory;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The operators' way to accounts and their keys. */
@OperatorsOnly
@Path("/admin/accounts")
public class AccountAdminResource {

    private static final int MAX_NAME = 200;

    private final KeyIssuing keys;

    public AccountAdminResource(KeyIssuing keys) {
        this.keys = keys;
    }

    /** @param name what people call the customer */
    record NewAccount(@Nullable String name) {}

    @POST
    @ResponseStatus(201)
    public Uni<IssuedKey> open(@Nullable NewAccount request) {
        return keys.openAccount(nameIn(request));
    }

    @POST
    @Path("/{accountId}/keys")
    @ResponseStatus(201)
    public Uni<IssuedKey> issueKey(AccountId accountId) {
        return keys.issue(accountId);
    }

    @DELETE
    @Path("/{accountId}/keys/{keyId}")
    public Uni<Void> revokeKey(AccountId accountId, KeyId keyId) {
        return keys.revoke(accountId, keyId);
    }

    private static String nameIn(@Nullable NewAccount request) {
        return Optional.ofNullable(request)
                .map(NewAccount::name)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME)
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_FIELD, "name: 1 to " + MAX_NAME + " characters are needed"));
    }
}
