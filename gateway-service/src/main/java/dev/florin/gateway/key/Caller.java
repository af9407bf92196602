package dev.florin.gateway.key;

import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;

/** Who an API key stands for; the account is always taken from here, never from what the caller sends. */
public record Caller(KeyId keyId, ProjectId projectId, AccountId accountId, OrganisationId organisationId) {}
