package dev.florin.ledger.domain;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import java.util.List;

/** What one event does to the books: the rows as they stand behind it, and the entries that explain the change. */
record Effect(
        Account account,
        List<Lot> lots,
        List<Lease> leases,
        List<BudgetBalance> budgetBalances,
        List<Dispute> disputes,
        List<Entry> entries,
        List<Shortfall> shortfalls)
        implements Ruling {

    static Effect onAccount(Account account) {
        return new Effect(account, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** A part of a lease is set aside no more. */
    static Effect onLease(Account account, Lease lease, List<BudgetBalance> budgetBalances) {
        return new Effect(account, List.of(), List.of(lease), budgetBalances, List.of(), List.of(), List.of());
    }
}
