package dev.florin.ledger.domain;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import java.util.List;

/** What one event does to the books: the rows as they stand behind it, and the entries that explain the change. */
record Effect(Account account, List<Lot> lots, List<Lease> leases, List<Entry> entries, List<Shortfall> shortfalls) {

    Effect(Account account, List<Lot> lots, List<Lease> leases, List<Entry> entries) {
        this(account, lots, leases, entries, List.of());
    }

    static Effect onAccount(Account account) {
        return new Effect(account, List.of(), List.of(), List.of());
    }
}
