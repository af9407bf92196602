package dev.florin.gateway.directory;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.gateway.limit.RateLimit;
import dev.florin.id.AccountId;
import dev.florin.id.OrganisationId;
import dev.florin.id.SpenderId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators' way to limit how much a key, a member or a project of an account asks for in a minute. */
@OperatorsOnly
@Path("/admin/accounts/{accountId}/rate-limits")
public class RateLimitResource {

    private static final long MOST = 1_000_000_000;

    private final RateLimitStore limits;

    public RateLimitResource(RateLimitStore limits) {
        this.limits = limits;
    }

    /** @param requestsPerMinute any number where it is absent; so for tokens, of prompts and answers together */
    record Terms(@Nullable Long requestsPerMinute, @Nullable Long tokensPerMinute) {}

    @GET
    public Uni<List<RateLimit>> read(AccountId accountId) {
        return limits.of(accountId);
    }

    @PUT
    @Path("/{spender}")
    public Uni<RateLimit> set(AccountId accountId, String spender, @Nullable Terms body) {
        if (body == null || (body.requestsPerMinute() == null && body.tokensPerMinute() == null)) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "requestsPerMinute, tokensPerMinute or both are needed");
        }
        RateLimit limit = new RateLimit(
                spenderIn(spender),
                checked("requestsPerMinute", body.requestsPerMinute()),
                checked("tokensPerMinute", body.tokensPerMinute()));
        return limits.set(accountId, limit).map(done -> {
            requireKnown(done, accountId, spender);
            return limit;
        });
    }

    @DELETE
    @Path("/{spender}")
    public Uni<Void> remove(AccountId accountId, String spender) {
        return limits.remove(accountId, spenderIn(spender))
                .invoke(done -> requireKnown(done, accountId, spender))
                .replaceWithVoid();
    }

    private static SpenderId spenderIn(String text) {
        try {
            SpenderId spender = SpenderId.fromString(text);
            if (spender instanceof OrganisationId) {
                throw new Refusal(ErrorCode.INVALID_FIELD, "Keys, members and projects have rate limits");
            }
            return spender;
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Long checked(String field, @Nullable Long perMinute) {
        if (perMinute != null && (perMinute < 1 || perMinute > MOST)) {
            throw new Refusal(ErrorCode.INVALID_FIELD, field + " is from 1 to " + MOST);
        }
        return perMinute;
    }

    private static void requireKnown(boolean done, AccountId accountId, String spender) {
        if (!done) {
            throw new Refusal(ErrorCode.NOT_FOUND, accountId + " has no " + spender + ", or it has no rate limit");
        }
    }
}
