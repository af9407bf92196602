package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;

/** Whose lease of which node. */
public record LeaseKey(Node node, EpochId epoch) {

    public static LeaseKey of(AccountId account, EpochId epoch) {
        return new LeaseKey(Node.of(account), epoch);
    }

    public AccountId accountId() {
        return node.accountId();
    }
}
