package dev.florin.simulation;

import dev.florin.account.AccountEvent;
import dev.florin.budget.BudgetWindow;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalAnswer;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Books;
import dev.florin.ledger.domain.BudgetBalance;
import dev.florin.ledger.domain.Fold;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Granting;
import dev.florin.ledger.domain.Grantings;
import dev.florin.ledger.domain.HeldBudget;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.domain.LeasedBooks;
import dev.florin.ledger.domain.Lot;
import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.domain.Transfer;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as its database has it. Each call is one transaction: replicas of the service may make it, lose its answer,
 * or never come to it, but there is nothing between.
 */
final class Ledger {

    static final long TTL = 10 * World.SECONDS;

    /** A replica's producer gives up after 20 s; what it had sent by then may take as long as the rest. */
    static final long DELIVERY_TIMEOUT = 30 * World.SECONDS;

    private static final EpochId NOBODY = new EpochId(new UUID(0, 0));
    private static final Thresholds THRESHOLDS = new Thresholds(Credits.ZERO, 0);

    private final World world;
    private final Log log;
    private final Mutation mutation;
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<AccountId, Map<EventId, Lot>> lots = new HashMap<>();
    private final Map<LeaseKey, Lease> leases = new LinkedHashMap<>();
    private final Epochs epochs;
    private final BudgetBooks budgets;
    private final Map<EpochId, Set<Node>> recalls = new HashMap<>();
    private final Set<EventId> seen = new HashSet<>();
    private final Charges charges = new Charges();
    private final int[] accountEnds;
    private final int[] paymentEnds;
    private final int[] usageEnds;
    private final long[] sequences;
    private final long[] blocks;

    Ledger(World world, Log log, Mutation mutation) {
        this.world = world;
        this.log = log;
        this.mutation = mutation;
        this.epochs = new Epochs(world, mutation);
        this.budgets = new BudgetBooks(world);
        this.accountEnds = new int[log.partitions()];
        this.paymentEnds = new int[log.partitions()];
        this.usageEnds = new int[log.partitions()];
        this.sequences = new long[log.partitions()];
        this.blocks = new long[log.partitions()];
    }

    int partitionOf(AccountId account) {
        return (int) Math.floorMod(account.value().getLeastSignificantBits(), (long) log.partitions());
    }

    /** One transaction for all of them: an answer each, empty where the epoch has expired; nothing was granted then. */
    List<Optional<LeaseAnswer>> grant(List<LeaseRequest> requests) {
        List<LeaseRequest> held = requests.stream()
                .filter(request -> epochs.hold(request.epoch(), true))
                .toList();
        List<LeaseRequest> latest = held.stream()
                .filter(request -> epochs.takeLast(request.epoch(), request.number()))
                .toList();
        Grantings grantings = grantings(latest);
        budgets.granted(grantings.changedBudgets());
        grantings.changedAccounts().forEach(account -> accounts.put(account.accountId(), account));
        grantings.changedLeases().forEach(lease -> leases.put(lease.key(), lease));
        Map<LeaseRequest, Granting> granted = new HashMap<>();
        for (int i = 0; i < latest.size(); i++) {
            LeaseRequest request = latest.get(i);
            Granting granting = grantings.each().get(i);
            Granting unused = granted.put(request, granting);
            granting.recalled().forEach(node -> recall(node, request.epoch()));
        }
        latest.forEach(request -> request.asks().forEach(ask -> check(ask.node().accountId())));
        return requests.stream()
                .map(request -> held.contains(request)
                        ? Optional.of(answer(request, granted.getOrDefault(request, Granting.NOTHING)))
                        : Optional.<LeaseAnswer>empty())
                .toList();
    }

    private Grantings grantings(List<LeaseRequest> requests) {
        LeasedBooks books =
                new LeasedBooks(accounts, Map.of(), budgets.byAccount(), leasedBalances(), leases, world.calendar());
        return mutation == Mutation.DECIDE_A_GROUP_APART
                ? new Grantings(requests.stream()
                        .map(request -> Granting.of(request, books))
                        .toList())
                : Grantings.of(requests, books);
    }

    private LeaseAnswer answer(LeaseRequest request, Granting granting) {
        return granting.toAnswer(Duration.ofNanos(TTL), budgets.tell(request.epoch(), List.of()));
    }

    private Map<BudgetWindow, BudgetBalance> leasedBalances() {
        Map<BudgetWindow, BudgetBalance> balances = new HashMap<>(budgets.balances());
        if (mutation == Mutation.FORGET_WHAT_IS_SPENT) {
            balances.replaceAll((window, known) -> new BudgetBalance(
                    known.accountId(), window, known.limitMicros(), Credits.ZERO, known.leasedMicros()));
        }
        return balances;
    }

    RenewalAnswer renew(EpochId epoch, List<BudgetsVersion> heard) {
        boolean held = epochs.hold(epoch, false);
        Set<Node> recalled = recalls.remove(epoch);
        return new RenewalAnswer(
                held,
                TTL / World.MILLIS,
                1,
                recalled == null ? List.of() : List.copyOf(recalled),
                budgets.tell(epoch, heard));
    }

    private void recall(Node node, EpochId by) {
        for (Lease lease : leases.values()) {
            LeaseKey key = lease.key();
            boolean isOthers = key.node().equals(node) && !key.epoch().equals(by);
            if (isOthers && !lease.outstandingMicros().isZero()) {
                boolean unused = recalls.computeIfAbsent(key.epoch(), id -> new LinkedHashSet<>())
                        .add(node);
            }
        }
    }

    /** Those epochs of which the log must be told that they are over. */
    List<EpochId> expire() {
        List<EpochId> expired = epochs.expire();
        if (mutation == Mutation.REAP_BEFORE_THE_FOLD) {
            expired.forEach(this::reapNow);
        }
        epochs.reap(this::holdsNothing);
        return expired;
    }

    /** Every partition's log was told. */
    void told(EpochId id) {
        epochs.told(id);
    }

    private void reapNow(EpochId id) {
        for (int partition = 0; partition < log.partitions(); partition++) {
            foldTransaction(partition, List.of(new EpochReaped(new EventId(world.id()), id, World.TIME)));
        }
    }

    private boolean holdsNothing(EpochId id) {
        return leases.keySet().stream().noneMatch(key -> key.epoch().equals(id));
    }

    /**
     * Folds what a replica has read of a partition, if nobody has before it.
     *
     * @param accountEnd up to where it has read what was decided on accounts
     * @param paymentEnd and payments
     * @param usageEnd and usage
     * @return what was not in the books before
     */
    List<Event> fold(int partition, int accountEnd, int paymentEnd, int usageEnd) {
        List<Event> events = new ArrayList<>();
        if (accountEnd > accountEnds[partition]) {
            events.addAll(log.accounts(partition).subList(accountEnds[partition], accountEnd));
            accountEnds[partition] = accountEnd;
        }
        if (paymentEnd > paymentEnds[partition]) {
            events.addAll(log.payments(partition).subList(paymentEnds[partition], paymentEnd));
            paymentEnds[partition] = paymentEnd;
        }
        if (usageEnd > usageEnds[partition]) {
            events.addAll(log.usage(partition).subList(usageEnds[partition], usageEnd));
            usageEnds[partition] = usageEnd;
        }
        events.removeIf(event -> !seen.add(event.eventId()) && mutation != Mutation.FOLD_TWICE);
        foldTransaction(partition, events);
        return events;
    }

    private void foldTransaction(int partition, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        Set<AccountId> touched = touched(events);
        Folded folded = Fold.fold(books(partition, touched), events, THRESHOLDS);
        if (!folded.refused().isEmpty()) {
            throw new Violation("the fold refused " + folded.refused().getFirst());
        }
        sequences[partition] = folded.end().sequence();
        folded.accounts().forEach(account -> accounts.put(account.accountId(), account));
        folded.lots()
                .forEach(lot -> lots.computeIfAbsent(lot.accountId(), id -> new LinkedHashMap<>())
                        .put(new EventId(lot.lotId().value()), lot));
        budgets.folded(folded, List.copyOf(leases.values()));
        folded.leases().forEach(lease -> leases.put(lease.key(), lease));
        folded.reapedLeases().forEach(leases::remove);
        Map<EventId, Event> causes = new HashMap<>();
        events.forEach(event -> causes.put(event.eventId(), event));
        folded.budgets().forEach(this::recallAllOf);
        folded.transfers().forEach(transfer -> post(transfer, causes.get(transfer.cause())));
        touched.forEach(this::check);
    }

    /** Its limit may have become lower: what replicas do not use comes back. */
    private void recallAllOf(HeldBudget changed) {
        BudgetId id = changed.budget().budgetId();
        List.copyOf(leases.keySet()).stream()
                .map(LeaseKey::node)
                .filter(node ->
                        node.budget() != null && node.budget().budgetId().equals(id))
                .distinct()
                .forEach(node -> recall(node, NOBODY));
    }

    private Set<AccountId> touched(List<Event> events) {
        Set<AccountId> touched = new LinkedHashSet<>();
        for (Event event : events) {
            switch (event) {
                case UsageEvent.OfAccount usage -> touched.add(usage.accountId());
                case EpochReaped over ->
                    leases.keySet().stream()
                            .filter(key -> key.epoch().equals(over.epoch()))
                            .map(LeaseKey::accountId)
                            .forEach(touched::add);
                case AccountEvent account -> touched.add(account.accountId());
                case PaymentEvent payment -> touched.add(payment.accountId());
                default -> throw new IllegalArgumentException("nobody tells " + event);
            }
        }
        return touched;
    }

    private Books books(int partition, Set<AccountId> touched) {
        Map<AccountId, Account> known = new HashMap<>();
        Map<AccountId, List<Lot>> held = new HashMap<>();
        for (AccountId id : touched) {
            Account account = accounts.get(id);
            if (account != null && partitionOf(id) == partition) {
                known.put(id, account);
                held.put(
                        id,
                        lots.getOrDefault(id, Map.of()).values().stream()
                                .filter(lot -> !lot.remainingMicros().isZero())
                                .toList());
            }
        }
        Map<LeaseKey, Lease> granted = new HashMap<>();
        leases.forEach((key, lease) -> {
            if (known.containsKey(key.accountId())) {
                granted.put(key, lease);
            }
        });
        Position end = new Position(partition, sequences[partition]);
        return new Books(
                end,
                ++blocks[partition],
                known,
                held,
                Map.of(),
                granted,
                budgets.held(),
                budgets.balances(),
                Map.of(),
                Map.of());
    }

    private void post(Transfer transfer, @Nullable Event cause) {
        if (cause instanceof UsageRecorded usage) {
            charges.post(transfer, usage, isLate(usage));
        }
    }

    private boolean isLate(UsageRecorded usage) {
        return epochs.isLate(usage.epoch(), log.appendedAt(usage));
    }

    /** Never overspent: what is leased is what the leases say, and is covered. Lots and balance agree. */
    private void check(AccountId id) {
        Account account = accounts.get(id);
        if (account == null) {
            return;
        }
        long leased = 0;
        for (Lease lease : leases.values()) {
            leased += lease.key().node().equals(Node.of(id))
                    ? lease.outstandingMicros().micros()
                    : 0;
        }
        long held = lots.getOrDefault(id, Map.of()).values().stream()
                .mapToLong(lot -> lot.remainingMicros().micros())
                .sum();
        if (leased != account.leasedMicros().micros()) {
            throw new Violation(id + " has " + account.leasedMicros() + " leased, but its leases hold " + leased);
        }
        if (held != account.balanceMicros().micros()) {
            throw new Violation(id + " has a balance of " + account.balanceMicros() + ", but lots of " + held);
        }
        budgets.check(id, leases.values());
    }

    /** Whether requests may be admitted against the epoch's leases. */
    boolean isHeld(EpochId id) {
        return epochs.isHeld(id);
    }

    long outstanding(EpochId epoch, Node node) {
        Lease lease = leases.get(new LeaseKey(node, epoch));
        return lease == null ? 0 : lease.outstandingMicros().micros();
    }

    boolean knows(BudgetId budget) {
        return budgets.held().containsKey(budget);
    }

    BudgetBooks budgets() {
        return budgets;
    }

    Iterable<Account> accounts() {
        return accounts.values();
    }

    Charges charges() {
        return charges;
    }

    boolean isReaped(EpochId epoch) {
        return epochs.isReaped(epoch);
    }

    /** All that stands in the log is in the books. */
    boolean hasFoldedAll() {
        for (int partition = 0; partition < log.partitions(); partition++) {
            if (usageEnds[partition] < log.usage(partition).size()
                    || accountEnds[partition] < log.accounts(partition).size()
                    || paymentEnds[partition] < log.payments(partition).size()) {
                return false;
            }
        }
        return true;
    }

    int paymentEnd(int partition) {
        return paymentEnds[partition];
    }

    int usageEnd(int partition) {
        return usageEnds[partition];
    }
}
