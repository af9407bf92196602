package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.money.Credits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leases of one replica, against which requests are admitted in memory.
 *
 * <p>Deterministic: no clock, no random number, no I/O. Times are readings of one monotonic clock in nanoseconds. Safe
 * for use by many threads. What it never does: hand out more than the ledger granted to the present epoch, or anything
 * at all once the epoch may have expired.
 */
public final class LeasePool {

    private final LeaseSizing sizing;
    private final Map<AccountId, AccountLease> leases = new HashMap<>();
    private final Map<AccountId, FreeCredit> free = new HashMap<>();
    private EpochId epoch;
    private boolean held;
    private long heldSinceNanos;
    private long heldForNanos;
    private long reservationCount;

    /** What of an account is leased to nobody, as of a version of the account. */
    private record FreeCredit(Credits amount, long version) {}

    public LeasePool(LeaseSizing sizing, EpochId epoch) {
        this.sizing = sizing;
        this.epoch = epoch;
    }

    public synchronized EpochId epoch() {
        return epoch;
    }

    /**
     * The ledger has given up an epoch: its leases are gone, what they paid for stays charged to it. Nothing happens when
     * another one has begun since.
     */
    public synchronized void epochIsOver(EpochId over, EpochId next) {
        if (over.equals(epoch)) {
            epoch = next;
            held = false;
            leases.clear();
        }
    }

    /**
     * The ledger holds all leases of the epoch.
     *
     * @param askedAtNanos from when the time to live counts: before the ledger was asked
     */
    public synchronized void held(EpochId ofEpoch, long askedAtNanos, long ttlNanos) {
        if (ofEpoch.equals(epoch) && (!held || askedAtNanos - heldSinceNanos > 0)) {
            held = true;
            heldSinceNanos = askedAtNanos;
            heldForNanos = ttlNanos;
        }
    }

    /** A third of the time to live is over. */
    public synchronized boolean isRenewalDue(long nowNanos) {
        return held && nowNanos - heldSinceNanos >= heldForNanos / 3;
    }

    /** Takes all that is demanded out of the account's lease, or nothing. */
    public synchronized Optional<Reservation> reserve(AccountId accountId, Demand demand, long nowNanos) {
        return take(accountId, demand.full(), nowNanos);
    }

    /** Takes what there is, if it is of use. */
    public synchronized Optional<Reservation> reserveAvailable(AccountId accountId, Demand demand, long nowNanos) {
        Credits offered = available(accountId).min(demand.full());
        return offered.isLessThan(demand.least()) ? Optional.empty() : take(accountId, offered, nowNanos);
    }

    /** Ends a reservation: the charge, at most the amount reserved, is spent; the rest is available again at once. */
    public synchronized void settle(Reservation reservation, Credits charge, long nowNanos) {
        AccountLease lease = leases.get(reservation.accountId());
        if (lease != null && reservation.epoch().equals(epoch)) {
            lease.settle(reservation.number(), charge, nowNanos);
        }
    }

    /** What to ask the ledger for, so that the waiting requests' demands can be met and the next ones' too. */
    public synchronized Ask ask(AccountId accountId, List<Demand> line, long nowNanos) {
        return sizing.ask(accountId, leaseOf(accountId, nowNanos), line, nowNanos);
    }

    /** The ledger's answer to an ask of that epoch. */
    public synchronized void granted(EpochId ofEpoch, Grant grant, long nowNanos) {
        if (ofEpoch.equals(epoch)) {
            leaseOf(grant.accountId(), nowNanos).grantedInTotal(grant.grantedMicros());
        }
        FreeCredit answered = new FreeCredit(grant.freeMicros(), grant.version());
        free.merge(grant.accountId(), answered, (old, now) -> now.version() < old.version() ? old : now);
    }

    /**
     * What is leased to nobody, as the ledger tells it; the highest version counts. A grant, which makes no new one, saw
     * what was told of the same version.
     */
    public synchronized void freeCredit(AccountId accountId, Credits amount, long version) {
        free.merge(accountId, new FreeCredit(amount, version), (old, now) -> now.version() > old.version() ? now : old);
    }

    /** Whether anything is known of the account's credit. */
    public synchronized boolean knows(AccountId accountId) {
        return free.containsKey(accountId);
    }

    /** What the lease holds that is neither reserved nor spent. */
    public synchronized Credits available(AccountId accountId) {
        AccountLease lease = leases.get(accountId);
        return lease == null ? Credits.ZERO : lease.available();
    }

    /** The account's credits as far as this replica knows: leased to nobody, and what its own lease still holds. */
    public synchronized Credits remaining(AccountId accountId) {
        AccountLease lease = leases.get(accountId);
        FreeCredit known = free.get(accountId);
        Credits unleased = known == null ? Credits.ZERO : known.amount();
        return lease == null ? unleased : unleased.plus(lease.left());
    }

    /** Whether something was given back so recently that the ledger may not have booked it. */
    public synchronized boolean hasReturnedSince(AccountId accountId, long nanos) {
        AccountLease lease = leases.get(accountId);
        return lease != null && lease.hasReturnedSince(nanos);
    }

    /** Takes out of the pool what accounts that were not used since then do not need; the caller gives it back. */
    public synchronized List<Surplus> takeUnusedSince(long nanos, long nowNanos) {
        return leases.entrySet().stream()
                .filter(entry -> !entry.getValue().available().isZero())
                .filter(entry -> entry.getValue().isUnusedSince(nanos))
                .map(entry ->
                        new Surplus(entry.getKey(), epoch, entry.getValue().takeAvailable(nowNanos)))
                .toList();
    }

    private Optional<Reservation> take(AccountId accountId, Credits amount, long nowNanos) {
        AccountLease lease = leases.get(accountId);
        if (lease == null || !isHeld(nowNanos) || lease.available().isLessThan(amount)) {
            return Optional.empty();
        }
        Reservation reservation = new Reservation(++reservationCount, accountId, epoch, amount);
        lease.reserve(reservation.number(), amount, nowNanos);
        return Optional.of(reservation);
    }

    private boolean isHeld(long nowNanos) {
        return held && nowNanos - heldSinceNanos < heldForNanos - sizing.expiryMarginNanos();
    }

    private AccountLease leaseOf(AccountId accountId, long nowNanos) {
        return leases.computeIfAbsent(accountId, id -> sizing.newLease(nowNanos));
    }
}
