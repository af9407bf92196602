package dev.florin.ledger.balance;

import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Account;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Accounts as {@code ledger.balances} tells them. */
public final class BalanceEvents {

    private BalanceEvents() {}

    /**
     * The account as it stands.
     *
     * @param position everything in the journal up to here is reflected
     * @param bookedAt the time of that place
     */
    public static BalanceChanged of(Account account, Position position, Instant bookedAt) {
        return new BalanceChanged(
                eventIdOf(account),
                account.accountId(),
                account.balanceMicros(),
                account.leasedMicros(),
                account.freeMicros(),
                account.block(),
                position,
                bookedAt);
    }

    /** A block changes an account once: the same event, however often it is told. */
    private static EventId eventIdOf(Account account) {
        String name = account.accountId() + "/" + account.block();
        return new EventId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
