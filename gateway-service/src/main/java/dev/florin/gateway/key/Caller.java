package dev.florin.gateway.key;

import dev.florin.gateway.admission.Spender;
import dev.florin.gateway.limit.RateLimit;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who an API key stands for; the account is always taken from here, never from what the caller sends.
 *
 * @param memberId whose key it is; null where it is nobody's own
 * @param rateLimits of the key, its member and its project, as operators set them or as the offering does
 */
public record Caller(
        KeyId keyId,
        @Nullable MemberId memberId,
        ProjectId projectId,
        AccountId accountId,
        OrganisationId organisationId,
        List<RateLimit> rateLimits) {

    public Caller {
        rateLimits = List.copyOf(rateLimits);
    }

    Caller heldTo(List<RateLimit> limits) {
        return limits.equals(rateLimits)
                ? this
                : new Caller(keyId, memberId, projectId, accountId, organisationId, limits);
    }

    /** For whom what the key spends is counted. */
    public Spender spender() {
        return new Spender(accountId, organisationId, projectId, memberId, keyId);
    }
}
