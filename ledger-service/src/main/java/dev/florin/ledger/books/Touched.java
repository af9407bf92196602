package dev.florin.ledger.books;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.florin.account.AccountEvent;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.payment.PaymentEvent;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.HashSet;
import java.util.Set;

/** The rows that events may change. */
record Touched(Set<AccountId> accounts, Set<LeaseKey> leases) {

    static Touched by(Iterable<Event> events) {
        Touched touched = new Touched(new HashSet<>(), new HashSet<>());
        events.forEach(touched::add);
        return touched;
    }

    static Set<AccountId> accountsOf(Set<LeaseKey> leases) {
        return leases.stream().map(LeaseKey::accountId).collect(toUnmodifiableSet());
    }

    private void add(Event event) {
        switch (event) {
            case AccountEvent account -> accounts.add(account.accountId());
            case PaymentEvent payment -> accounts.add(payment.accountId());
            case UsageEvent usage -> add(usage);
            default -> {
                // The fold refuses it, so it touches nothing.
            }
        }
    }

    private void add(UsageEvent event) {
        accounts.add(event.accountId());
        leases.add(
                switch (event) {
                    case UsageRecorded usage -> new LeaseKey(usage.accountId(), usage.epoch());
                    case LeaseReturned returned -> new LeaseKey(returned.accountId(), returned.epoch());
                });
    }
}
