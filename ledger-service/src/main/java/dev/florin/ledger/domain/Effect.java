package dev.florin.ledger.domain;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import java.util.List;

/** What one event does to the books: the rows as they stand behind it, and the entries that explain the change. */
record Effect(
        Account account,
        List<Lot> lots,
        List<Lease> leases,
        List<Dispute> disputes,
        List<Entry> entries,
        List<Shortfall> shortfalls)
        implements Ruling {

    static Effect onAccount(Account account) {
        return new Effect(account, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
