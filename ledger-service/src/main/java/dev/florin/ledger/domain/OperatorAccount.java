package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import java.util.UUID;

/**
 * Whose account a transfer names that concerns no customer: one per partition, whose id is nil but for the partition's
 * number, so that it has a chain of its own in the journal. It never has credits.
 */
public final class OperatorAccount {

    private OperatorAccount() {}

    public static AccountId of(int partition) {
        return new AccountId(new UUID(0, partition));
    }

    public static boolean is(AccountId account) {
        return account.value().getMostSignificantBits() == 0;
    }
}
