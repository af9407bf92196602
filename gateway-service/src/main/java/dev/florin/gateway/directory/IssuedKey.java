package dev.florin.gateway.directory;

import dev.florin.gateway.key.Caller;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import org.jspecify.annotations.Nullable;

/** A new key, shown this once. */
record IssuedKey(
        OrganisationId organisationId,
        AccountId accountId,
        ProjectId projectId,
        @Nullable MemberId memberId,
        KeyId keyId,
        String apiKey) {

    static IssuedKey of(Caller caller, String apiKey) {
        return new IssuedKey(
                caller.organisationId(),
                caller.accountId(),
                caller.projectId(),
                caller.memberId(),
                caller.keyId(),
                apiKey);
    }

    /** Without the key: it must not reach a log. */
    @Override
    public String toString() {
        return keyId.toString();
    }
}
