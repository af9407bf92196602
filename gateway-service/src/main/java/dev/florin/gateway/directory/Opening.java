package dev.florin.gateway.directory;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.GrantSource;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.key.KeyHash;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.money.Credits;
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

    /**
     * What the others are told of it.
     *
     * <p>The grant has the account's own id, so that one account can have no second one, however often it is told.
     *
     * @param grant what the offering gives to new accounts; zero for nothing
     */
    List<AccountEvent> events(Credits grant, Ids ids, Instant now) {
        AccountEvent opened =
                new AccountOpened(new EventId(ids.next()), account.id(), organisation.id(), account.name(), now);
        return grant.isZero()
                ? List.of(opened)
                : List.of(
                        opened,
                        new CreditsGranted(
                                new EventId(account.id().value()),
                                account.id(),
                                GrantSource.FREE_TIER,
                                grant,
                                null,
                                "for a new account",
                                now));
    }
}
