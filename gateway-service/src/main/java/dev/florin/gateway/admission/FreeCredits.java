package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What of accounts is leased to nobody, as far as this replica has heard. Nothing is decided by it: it is shown. */
final class FreeCredits {

    private final Map<AccountId, Known> known = new ConcurrentHashMap<>();

    /** As of a version of the account. */
    private record Known(Credits amount, long version) {}

    /** The highest version counts. */
    void told(AccountId account, Credits amount, long version) {
        known.merge(account, new Known(amount, version), (old, now) -> now.version() > old.version() ? now : old);
    }

    /** A grant makes no new version: it saw what was told of the same one. */
    void granted(AccountId account, Credits amount, long version) {
        known.merge(account, new Known(amount, version), (old, now) -> now.version() < old.version() ? old : now);
    }

    Optional<Credits> of(AccountId account) {
        return Optional.ofNullable(known.get(account)).map(Known::amount);
    }
}
