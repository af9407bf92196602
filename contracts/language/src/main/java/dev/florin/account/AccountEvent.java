package dev.florin.account;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.OrganisationId;
import java.time.Instant;

/** The stream {@code account.events}: the life of billing accounts. */
public sealed interface AccountEvent extends Event {

    AccountId accountId();

    @Override
    default String partitionKey() {
        return accountId().toString();
    }

    /** An account exists from now on; its balance is zero. */
    record AccountOpened(
            EventId eventId, AccountId accountId, OrganisationId organisationId, String name, Instant occurredAt)
            implements AccountEvent {}
}
