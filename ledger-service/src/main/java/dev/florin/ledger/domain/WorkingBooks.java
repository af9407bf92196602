package dev.florin.ledger.domain;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.id.EpochId;
import dev.florin.id.LotId;
import dev.florin.id.TransferId;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The books while a batch is folded. Lives for one call of {@link Fold#fold}, so that its changes are nobody else's. */
final class WorkingBooks {

    private final int partition;
    private long sequence;

    private final Map<AccountId, Account> accounts;
    private final Map<AccountId, TreeSet<Lot>> lots = new HashMap<>();
    private final Map<LeaseKey, Lease> leases;

    private final Map<AccountId, Account> changedAccounts = new LinkedHashMap<>();
    private final Map<LotId, Lot> changedLots = new LinkedHashMap<>();
    private final Map<LeaseKey, Lease> changedLeases = new LinkedHashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    WorkingBooks(Books books) {
        this.partition = books.end().partition();
        this.sequence = books.end().sequence();
        this.accounts = new HashMap<>(books.accounts());
        this.leases = new HashMap<>(books.leases());
        books.lots().forEach((account, held) -> lotsOf(account).addAll(held));
    }

    Account account(AccountId id) {
        return accounts.getOrDefault(id, Account.blank(id));
    }

    /** Those with credits left, in burn-down order. */
    Collection<Lot> lots(AccountId id) {
        return Collections.unmodifiableCollection(lotsOf(id));
    }

    Lease lease(AccountId id, EpochId epoch) {
        LeaseKey key = new LeaseKey(id, epoch);
        return leases.getOrDefault(key, Lease.none(key));
    }

    /** Takes the effect over, with the account as the low-balance rule leaves it. */
    void apply(Event cause, Effect effect, Account account) {
        for (int i = 0; i < effect.entries().size(); i++) {
            transfers.add(transfer(cause, effect.entries().get(i), i, account));
        }
        if (!account.equals(accounts.put(account.accountId(), account))) {
            changedAccounts.put(account.accountId(), account);
        }
        effect.lots().forEach(this::replace);
        effect.leases().forEach(this::replace);
    }

    void alert(Event cause, Account account, Credits threshold) {
        alerts.add(new Alert(
                new AlertId(DerivedIds.of(cause.eventId(), "alert", 0)),
                account.accountId(),
                threshold,
                account.balanceMicros(),
                new Position(partition, sequence),
                cause.occurredAt()));
    }

    void refuse(Event event, String reason) {
        refused.add(new Refused(event, reason));
    }

    Folded toFolded() {
        return new Folded(
                new Position(partition, sequence),
                List.copyOf(changedAccounts.values()),
                List.copyOf(changedLots.values()),
                List.copyOf(changedLeases.values()),
                transfers,
                alerts,
                refused);
    }

    private Transfer transfer(Event cause, Entry entry, int index, Account account) {
        sequence = Math.addExact(sequence, 1);
        return new Transfer(
                new TransferId(DerivedIds.of(cause.eventId(), "transfer", index)),
                new Position(partition, sequence),
                account.accountId(),
                entry.debit(),
                entry.credit(),
                entry.amount(),
                entry.unit(),
                entry.kind(),
                entry.lotId(),
                cause.eventId(),
                entry.orderId(),
                cause.occurredAt(),
                account.bookedAt(),
                entry.balanceAfterMicros());
    }

    private void replace(Lot lot) {
        TreeSet<Lot> held = lotsOf(lot.accountId());
        held.remove(lot);
        if (!lot.remainingMicros().isZero()) {
            held.add(lot);
        }
        changedLots.put(lot.lotId(), lot);
    }

    private void replace(Lease lease) {
        if (!lease.equals(lease(lease.key().accountId(), lease.key().epoch()))) {
            leases.put(lease.key(), lease);
            changedLeases.put(lease.key(), lease);
        }
    }

    private TreeSet<Lot> lotsOf(AccountId id) {
        return lots.computeIfAbsent(id, unused -> new TreeSet<>(Lot.BURN_DOWN));
    }
}
