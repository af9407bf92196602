package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases of one replica, against which requests are admitted in memory.
 *
 * <p>Deterministic: no clock, no random number, no I/O. Times are readings of one monotonic clock in nanoseconds. Safe
 * for use by many threads, which do not wait for each other. What it never does: hand out more than the ledger granted to
 * the present epoch, or anything at all once the epoch may have expired.
 */
public final class LeasePool {

    private final LeaseSizing sizing;
    private final Map<AccountId, FreeCredit> free = new ConcurrentHashMap<>();
    private volatile Life life;

    /** What of an account is leased to nobody, as of a version of the account. */
    private record FreeCredit(Credits amount, long version) {}

    public LeasePool(LeaseSizing sizing, EpochId epoch, long nowNanos) {
        this.sizing = sizing;
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

    /** Takes all that is demanded out of the account's lease, or nothing. */
    public Optional<Reservation> reserve(AccountId accountId, Demand demand, long nowNanos) {
        return take(life, accountId, demand.full(), nowNanos);
    }

    /** Takes what there is, if it is of use. */
    public Optional<Reservation> reserveAvailable(AccountId accountId, Demand demand, long nowNanos) {
        Life present = life;
        NodeLease lease = present.leases().get(accountId);
        if (lease == null) {
            return Optional.empty();
        }
        Optional<Reservation> taken = Optional.empty();
        Credits offered = lease.available().min(demand.full());
        while (taken.isEmpty()
                && present.isHeld(nowNanos, sizing.expiryMarginNanos())
                && !offered.isLessThan(demand.least())) {
            // Somebody else may have been quicker: then there is less.
            taken = take(present, accountId, offered, nowNanos);
            offered = lease.available().min(demand.full());
        }
        return taken;
    }

    /** Ends a reservation: the charge, at most the amount reserved, is spent; the rest is available again at once. */
    public void settle(Reservation reservation, Credits charge, long nowNanos) {
        reservation.settle(charge.micros(), nowNanos);
    }

    /** What to ask the ledger for, so that the waiting requests' demands can be met and the next ones' too. */
    public Ask ask(AccountId accountId, List<Demand> line, long nowNanos) {
        return sizing.ask(accountId, leaseOf(life, accountId, nowNanos), line, nowNanos);
    }

    /** The ledger's answer to an ask of that epoch. */
    public void granted(EpochId ofEpoch, Grant grant, long nowNanos) {
        Life present = life;
        if (ofEpoch.equals(present.epoch())) {
            leaseOf(present, grant.accountId(), nowNanos).grantedInTotal(grant.grantedMicros());
        }
        FreeCredit answered = new FreeCredit(grant.freeMicros(), grant.version());
        free.merge(grant.accountId(), answered, (old, now) -> now.version() < old.version() ? old : now);
    }

    /**
     * What is leased to nobody, as the ledger tells it; the highest version counts. A grant, which makes no new one, saw
     * what was told of the same version.
     */
    public void freeCredit(AccountId accountId, Credits amount, long version) {
        free.merge(accountId, new FreeCredit(amount, version), (old, now) -> now.version() > old.version() ? now : old);
    }

    /** Other replicas need what this one does not use of the accounts' credits. */
    public void recalled(EpochId ofEpoch, Collection<AccountId> accounts, long nowNanos) {
        Life present = life;
        if (ofEpoch.equals(present.epoch())) {
            accounts.forEach(account -> present.recalls().put(account, nowNanos));
        }
    }

    /** Whether anything is known of the account's credit. */
    public boolean knows(AccountId accountId) {
        return free.containsKey(accountId);
    }

    /** What the lease holds that is neither reserved nor spent. */
    public Credits available(AccountId accountId) {
        NodeLease lease = life.leases().get(accountId);
        return lease == null ? Credits.ZERO : lease.available();
    }

    /** What the lease holds that is not spent: available or reserved. */
    public Credits left(AccountId accountId) {
        NodeLease lease = life.leases().get(accountId);
        return lease == null ? Credits.ZERO : lease.left();
    }

    /** The account's credits as far as this replica knows: leased to nobody, and what its own lease still holds. */
    public Credits remaining(AccountId accountId) {
        FreeCredit known = free.get(accountId);
        return known == null ? left(accountId) : known.amount().plus(left(accountId));
    }

    /** Whether something was given back so recently that the ledger may not have booked it. */
    public boolean hasReturnedSince(AccountId accountId, long nanos) {
        NodeLease lease = life.leases().get(accountId);
        return lease != null && lease.hasReturnedSince(nanos);
    }

    /** Takes out of the pool what accounts that were not used since then do not need; the caller gives it back. */
    public List<Surplus> takeUnusedSince(long nanos, long nowNanos) {
        Life present = life;
        List<Surplus> surplus = new ArrayList<>();
        present.leases().forEach((accountId, lease) -> {
            lease.observe(nowNanos);
            if (lease.isUnusedSince(nanos)) {
                takeAvailable(present, accountId, lease, nowNanos, surplus);
            }
        });
        return surplus;
    }

    /** Takes out of the pool what others recalled a short while ago and is not in use; the caller gives it back. */
    public List<Surplus> takeRecalled(long nowNanos) {
        Life present = life;
        List<Surplus> surplus = new ArrayList<>();
        present.recalls().forEach((accountId, sinceNanos) -> {
            NodeLease lease = present.leases().get(accountId);
            if (lease == null || nowNanos - sinceNanos >= sizing.recallNanos()) {
                boolean unusedOver = present.recalls().remove(accountId, sinceNanos);
            } else {
                takeAvailable(present, accountId, lease, nowNanos, surplus);
            }
        });
        return surplus;
    }

    private static void takeAvailable(
            Life present, AccountId accountId, NodeLease lease, long nowNanos, List<Surplus> surplus) {
        if (!lease.available().isZero()) {
            Credits taken = lease.takeAvailable(nowNanos);
            if (!taken.isZero()) {
                surplus.add(new Surplus(accountId, present.epoch(), taken));
            }
        }
    }

    private Optional<Reservation> take(Life present, AccountId accountId, Credits amount, long nowNanos) {
        NodeLease lease = present.leases().get(accountId);
        if (lease == null
                || !present.isHeld(nowNanos, sizing.expiryMarginNanos())
                || !lease.take(amount.micros(), nowNanos)) {
            return Optional.empty();
        }
        return Optional.of(new Reservation(accountId, present.epoch(), lease, amount.micros()));
    }

    private NodeLease leaseOf(Life present, AccountId accountId, long nowNanos) {
        return present.leases().computeIfAbsent(accountId, id -> sizing.newLease(nowNanos));
    }
}
