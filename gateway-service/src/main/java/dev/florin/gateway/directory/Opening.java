package dev.florin.gateway.directory;

import dev.florin.gateway.key.Caller;
import dev.florin.gateway.key.KeyHash;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import java.time.Instant;
import java.util.List;

/** All that comes into being with an account: its organisation, a first project and the project's first key. */
record Opening(Organisation organisation, Account account, Project project, ApiKey key) {

    private static final String FIRST_PROJECT = "default";

    static Opening of(String name, KeyHash hash, Ids ids, Instant now) {
        OrganisationId organisationId = new OrganisationId(ids.next());
        AccountId accountId = new AccountId(ids.next());
        ProjectId projectId = new ProjectId(ids.next());
        return new Opening(
                new Organisation(organisationId, name, now),
                new Account(accountId, organisationId, name, now),
                new Project(projectId, accountId, FIRST_PROJECT, now),
                new ApiKey(new KeyId(ids.next()), projectId, null, hash, now));
    }

    Caller caller() {
        return new Caller(key.id(), null, project.id(), account.id(), organisation.id(), List.of());
    }
}
