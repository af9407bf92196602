package dev.florin.ledger.domain;

import static java.util.stream.Collectors.groupingBy;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.ledger.Position;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Books in memory that live through random events and grants, as the database's do. */
final class RandomBooks {

    private static final Thresholds THRESHOLDS = new Thresholds(Credits.of(300), 10);

    private final Random random;
    private final Told told;
    private final List<AccountId> ids;
    private final List<EpochId> epochs;

    private Position end = new Position(0, 0);
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<Object, Lot> lots = new LinkedHashMap<>();
    private final Map<LeaseKey, Lease> leases = new HashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    RandomBooks(long seed) {
        this.random = new Random(seed);
        this.told = new Told(seed);
        this.ids = List.of(told.account(), told.account(), told.account());
        this.epochs = List.of(told.epoch(), told.epoch());
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            AccountId account = ids.get(random.nextInt(ids.size()));
            EpochId epoch = epochs.get(random.nextInt(epochs.size()));
            switch (random.nextInt(8)) {
                case 0 -> tell(told.settled(account, random.nextInt(1, 1_000), random.nextInt(3)));
                case 1 -> tell(told.returned(account, epoch, random.nextLong(500_000_000)));
                case 2, 3 -> grant(account, epoch);
                case 4 -> reap(epoch);
                default -> tell(told.usage(account, epoch, random.nextLong(200_000_000), random.nextLong(200_000_000)));
            }
        }
    }

    void tell(Event event) {
        take(Fold.fold(books(leases), List.of(event), THRESHOLDS));
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    List<Lot> lots(AccountId account) {
        return lots.values().stream()
                .filter(lot -> lot.accountId().equals(account))
                .toList();
    }

    List<Lease> leases(AccountId account) {
        return leases.values().stream()
                .filter(lease -> lease.key().accountId().equals(account))
                .toList();
    }

    List<Transfer> transfers() {
        return transfers;
    }

    List<Alert> alerts() {
        return alerts;
    }

    List<Refused> refused() {
        return refused;
    }

    private void grant(AccountId id, EpochId epoch) {
        LeaseKey key = new LeaseKey(id, epoch);
        Lease lease = leases.getOrDefault(key, Lease.none(key));
        Account account = accounts.getOrDefault(id, Account.blank(id));
        Ask ask = new Ask(
                id,
                lease.grantedMicros(),
                new Credits(random.nextLong(100_000_000)),
                new Credits(random.nextLong(900_000_000)));
        LeaseBook.Granted granted = LeaseBook.grant(account, lease, ask);
        accounts.put(id, granted.account());
        leases.put(key, granted.lease());
    }

    private void reap(EpochId epoch) {
        Map<LeaseKey, Lease> held = new HashMap<>(leases);
        held.keySet().removeIf(key -> !key.epoch().equals(epoch));
        held.forEach(this::reap);
    }

    private void reap(LeaseKey key, Lease lease) {
        Account account = accounts.getOrDefault(key.accountId(), Account.blank(key.accountId()));
        LeaseBook.Granted freed = LeaseBook.reap(account, lease);
        accounts.put(key.accountId(), freed.account());
        leases.put(key, freed.lease());
    }

    private Books books(Map<LeaseKey, Lease> of) {
        return new Books(
                end,
                accounts,
                lots.values().stream()
                        .filter(lot -> !lot.remainingMicros().isZero())
                        .collect(groupingBy(Lot::accountId)),
                of,
                Map.of());
    }

    private void take(Folded folded) {
        end = folded.end();
        folded.accounts().forEach(account -> accounts.put(account.accountId(), account));
        folded.lots().forEach(lot -> lots.put(lot.lotId(), lot));
        folded.leases().forEach(lease -> leases.put(lease.key(), lease));
        transfers.addAll(folded.transfers());
        alerts.addAll(folded.alerts());
        refused.addAll(folded.refused());
    }
}
