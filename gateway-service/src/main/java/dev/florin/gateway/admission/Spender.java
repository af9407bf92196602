package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.SpenderId;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is: who pays for it, and for whom it is counted.
 *
 * @param member whose key it is; null where the key is nobody's own
 */
public record Spender(
        AccountId accountId,
        OrganisationId organisation,
        ProjectId project,
        @Nullable MemberId member,
        KeyId key) {

    /** Whether what the spender spends is counted for that one. */
    public boolean countsFor(SpenderId id) {
        return id.equals(key) || id.equals(project) || id.equals(organisation) || id.equals(member);
    }
}
