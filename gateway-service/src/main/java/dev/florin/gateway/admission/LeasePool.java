package dev.florin.gateway.admission;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The leases of one replica, against which requests are admitted in memory.
 *
 * <p>Deterministic: no random number, no I/O, and no clock but one that says which day it is. Times are readings of one
 * monotonic clock in nanoseconds. Safe for use by many threads, which do not wait for each other. What it never does: hand
 * out more than the ledger granted to the present epoch, of the account or of a budget that it knows of, or anything at all
 * once the epoch may have expired, or while the account's budgets are not known.
 */
public final class LeasePool {

    private final LeaseSizing sizing;
    private final InstantSource calendar;
    private final FreeCredits free = new FreeCredits();
    private volatile Life life;

    /** @param calendar says in which period of its budgets a request is made */
    public LeasePool(LeaseSizing sizing, InstantSource calendar, EpochId epoch, long nowNanos) {
        this.sizing = sizing;
        this.calendar = calendar;
        this.life = new Life(epoch, nowNanos);
    }

    public EpochId epoch() {
        return life.epoch();
    }

    /**
     * The ledger has given up an epoch: its leases are gone, what they paid for stays charged to it. Nothing happens when
     * another one has begun since.
     */
    public synchronized void epochIsOver(EpochId over, EpochId next, long nowNanos) {
        if (over.equals(life.epoch())) {
            life = new Life(next, nowNanos);
        }
    }

    /**
     * The ledger holds all leases of the epoch.
     *
     * @param askedAtNanos from when the time to live counts: before the ledger was asked
     */
    public void held(EpochId ofEpoch, long askedAtNanos, long ttlNanos) {
        Life present = life;
        if (ofEpoch.equals(present.epoch())) {
            present.held(askedAtNanos, ttlNanos);
        }
    }

    /** It is time that the ledger hears that this replica is alive, and may recall what others need. */
    public boolean isRenewalDue(long nowNanos) {
        return life.isRenewalDue(sizing.renewalNanos(), nowNanos);
    }

    /** The ledger is asked to keep the present epoch; whatever it answers, it is asked again as often. */
    public void renewalAsked(long nowNanos) {
        life.renewalAsked(nowNanos);
    }

    /** Takes all that is demanded out of every lease of the spender's chain, or nothing. */
    public Optional<Reservation> reserve(Spender spender, Demand demand, long nowNanos) {
        Life present = life;
        Chain chain = chainOf(present, spender, nowNanos);
        return chain == null ? Optional.empty() : take(present, chain, demand.full(), nowNanos);
    }

    /** Takes what there is, if it is of use. */
    public Optional<Reservation> reserveAvailable(Spender spender, Demand demand, long nowNanos) {
        Life present = life;
        Chain chain = chainOf(present, spender, nowNanos);
        if (chain == null) {
            return Optional.empty();
        }
        Optional<Reservation> taken = Optional.empty();
        Credits offered = chain.available().min(demand.full());
        while (taken.isEmpty()
                && present.isHeld(nowNanos, sizing.expiryMarginNanos())
                && !offered.isLessThan(demand.least())) {
            // Somebody else may have been quicker: then there is less.
            taken = take(present, chain, offered, nowNanos);
            offered = chain.available().min(demand.full());
        }
        return taken;
    }

    /**
     * Takes more for a request that goes on, out of all the leases that it was admitted against: as much as there is of what
     * is demanded, or nothing. Nothing, too, when it was settled, and when its life is over: then what it was admitted
     * against is no longer this replica's, and the leases of the next life do not pay for it.
     */
    public boolean extend(Reservation reservation, Demand more, long nowNanos) {
        Life present = life;
        return isOf(present, reservation)
                && present.isHeld(nowNanos, sizing.expiryMarginNanos())
                && reservation.extend(more, nowNanos)
                && tellLow(present, reservation);
    }

    /** Whether it can still be extended: it is open, and of the present life. */
    boolean isExtensible(Reservation reservation) {
        return reservation.isOpen() && isOf(life, reservation);
    }

    /** Ends a reservation: the charge, at most the amount reserved, is spent; the rest is available again at once. */
    public void settle(Reservation reservation, Credits charge, long nowNanos) {
        reservation.settle(charge.micros(), nowNanos);
    }

    /** Where the spender's requests count; empty while that is not known, or where a budget limits the spender. */
    Optional<List<CountedBudget>> countedWithoutLimit(Spender spender, long nowNanos) {
        return Optional.ofNullable(chainOf(life, spender, nowNanos))
                .filter(chain -> chain.nodes().size() == 1)
                .map(Chain::counted);
    }

    /** The nodes of the spender's chain, the account first; empty while the account's budgets are not known. */
    public Optional<List<Node>> nodesOf(Spender spender, long nowNanos) {
        return Optional.ofNullable(chainOf(life, spender, nowNanos)).map(Chain::nodes);
    }

    /** The budget that a node is a period of, if it holds. */
    public Optional<Budget> budgetOf(Node node) {
        BudgetWindow window = node.budget();
        AccountBudgets known = life.budgets().get(node.accountId());
        return window == null || known == null
                ? Optional.empty()
                : known.budgets().stream()
                        .filter(budget -> budget.budgetId().equals(window.budgetId()))
                        .findFirst();
    }

    /** Which of the account's budgets are known. */
    public BudgetsVersion knownBudgets(AccountId accountId) {
        AccountBudgets known = life.budgets().get(accountId);
        return new BudgetsVersion(accountId, known == null ? BudgetsVersion.UNKNOWN : known.version());
    }

    /** The ledger tells a replica of that epoch which budgets hold; an answer that was overtaken by a later one is none. */
    public void budgetsAre(EpochId ofEpoch, AccountBudgets told) {
        Life present = life;
        if (ofEpoch.equals(present.epoch())) {
            present.budgetsAre(told);
        }
    }

    /** Other budgets hold now than were told: nothing is admitted until the ledger was asked which. */
    public void budgetsChanged(EpochId ofEpoch, Collection<BudgetsVersion> versions) {
        Life present = life;
        if (ofEpoch.equals(present.epoch())) {
            versions.forEach(present::budgetsChanged);
        }
    }

    /** What to ask the ledger for, so that the waiting requests' demands can be met and the next ones' too. */
    public Ask ask(Node node, List<Demand> line, long nowNanos) {
        return sizing.ask(node, leaseOf(life, node, nowNanos), line, nowNanos);
    }

    /** Up to so many nodes whose leases run low, and who have not been told before; the caller asks for more of them. */
    public List<Node> takeLow(int most) {
        List<Node> taken = new ArrayList<>();
        for (Iterator<Node> each = life.low().iterator(); each.hasNext() && taken.size() < most; ) {
            taken.add(each.next());
            each.remove();
        }
        return taken;
    }

    /** What to ask the ledger for, so that a lease that runs low is not used up. */
    public Ask topUp(Node node, long nowNanos) {
        return sizing.topUp(node, leaseOf(life, node, nowNanos), nowNanos);
    }

    /** The ledger's answer to an ask of that epoch. */
    public void granted(EpochId ofEpoch, Grant grant, long nowNanos) {
        Life present = life;
        if (ofEpoch.equals(present.epoch())) {
            leaseOf(present, grant.node(), nowNanos).grantedInTotal(grant.grantedMicros());
        }
        if (grant.node().isAccount()) {
            free.granted(grant.node().accountId(), grant.freeMicros(), grant.version());
        }
    }

    /** What is leased to nobody, as the ledger tells it of a version of the account. */
    public void freeCredit(AccountId accountId, Credits amount, long version) {
        free.told(accountId, amount, version);
    }

    /** Other replicas need what this one does not use of the nodes. */
    public void recalled(EpochId ofEpoch, Collection<Node> nodes, long nowNanos) {
        Life present = life;
        if (ofEpoch.equals(present.epoch())) {
            nodes.forEach(node -> present.recalled(node, nowNanos));
        }
    }

    /** Whether anything is known of the account's credit. */
    public boolean knows(AccountId accountId) {
        return free.of(accountId).isPresent();
    }

    /** What the lease holds that is neither reserved nor spent. */
    public Credits available(Node node) {
        NodeLease lease = life.leases().get(node);
        return lease == null ? Credits.ZERO : lease.available();
    }

    /** What the lease holds that is not spent: available or reserved. */
    public Credits left(Node node) {
        NodeLease lease = life.leases().get(node);
        return lease == null ? Credits.ZERO : lease.left();
    }

    /** The account's credits as far as this replica knows: leased to nobody, and what its own lease still holds. */
    public Credits remaining(AccountId accountId) {
        return free.of(accountId).orElse(Credits.ZERO).plus(left(Node.of(accountId)));
    }

    /** Whether something was given back so recently that the ledger may not have booked it. */
    public boolean hasReturnedSince(Node node, long nanos) {
        NodeLease lease = life.leases().get(node);
        return lease != null && lease.hasReturnedSince(nanos);
    }

    /** Takes out of the pool what nodes that were not used since then do not need; the caller gives it back. */
    public List<Surplus> takeUnusedSince(long nanos, long nowNanos) {
        return life.takeUnusedSince(nanos, nowNanos);
    }

    /** Takes out of the pool what others recalled a short while ago and is not in use; the caller gives it back. */
    public List<Surplus> takeRecalled(long nowNanos) {
        return life.takeRecalled(sizing.recallNanos(), nowNanos);
    }

    private Optional<Reservation> take(Life present, Chain chain, Credits amount, long nowNanos) {
        if (!present.isHeld(nowNanos, sizing.expiryMarginNanos()) || !chain.take(amount.micros(), nowNanos)) {
            return Optional.empty();
        }
        chain.tellLow(present.low()::add);
        return Optional.of(new Reservation(present.epoch(), chain, amount.micros()));
    }

    private static boolean isOf(Life present, Reservation reservation) {
        return present.epoch().equals(reservation.epoch());
    }

    private static boolean tellLow(Life present, Reservation reservation) {
        for (Node node : reservation.nodes()) {
            NodeLease lease = present.leases().get(node);
            if (lease != null && lease.becomesLow()) {
                boolean unused = present.low().add(node);
            }
        }
        return true;
    }

    private @Nullable Chain chainOf(Life present, Spender spender, long nowNanos) {
        AccountBudgets known = present.budgets().get(spender.accountId());
        if (known == null) {
            return null;
        }
        Chain chain = present.chains().get(spender);
        if (chain == null || !chain.holds(known, calendar.millis())) {
            Instant today = calendar.instant();
            chain = Chain.of(spender, known, today, node -> leaseOf(present, node, nowNanos));
            Chain unused = present.chains().put(spender, chain);
        }
        return chain;
    }

    private NodeLease leaseOf(Life present, Node node, long nowNanos) {
        return present.leases().computeIfAbsent(node, id -> sizing.newLease(nowNanos));
    }
}
