package dev.florin.gateway.directory;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.ProjectId;
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

    /** @param name what people call the customer, the project or the member */
    record Named(@Nullable String name) {}

    record NewProject(ProjectId projectId) {}

    record NewMember(MemberId memberId) {}

    @POST
    @ResponseStatus(201)
    public Uni<IssuedKey> open(@Nullable Named request) {
        return keys.openAccount(nameIn(request));
    }

    @POST
    @Path("/{accountId}/keys")
    @ResponseStatus(201)
    public Uni<IssuedKey> issueKey(AccountId accountId, @Nullable NewKey request) {
        return keys.issue(accountId, request == null ? NewKey.OF_ACCOUNT : request);
    }

    /** A project of its own, for keys whose spending is counted together. */
    @POST
    @Path("/{accountId}/projects")
    @ResponseStatus(201)
    public Uni<NewProject> addProject(AccountId accountId, @Nullable Named request) {
        return keys.addProject(accountId, nameIn(request)).map(NewProject::new);
    }

    /** A person of the account's organisation, whose keys' spending is counted together. */
    @POST
    @Path("/{accountId}/members")
    @ResponseStatus(201)
    public Uni<NewMember> addMember(AccountId accountId, @Nullable Named request) {
        return keys.addMember(accountId, nameIn(request)).map(NewMember::new);
    }

    @DELETE
    @Path("/{accountId}/keys/{keyId}")
    public Uni<Void> revokeKey(AccountId accountId, KeyId keyId) {
        return keys.revoke(accountId, keyId);
    }

    private static String nameIn(@Nullable Named request) {
        return Optional.ofNullable(request)
                .map(Named::name)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME)
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_FIELD, "name: 1 to " + MAX_NAME + " characters are needed"));
    }
}
