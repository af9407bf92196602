package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.money.Credits;
import java.util.concurrent.atomic.AtomicBoolean;

/** Credits taken out of a lease for one request, until it is settled. */
public final class Reservation {

    private final AccountId accountId;
    private final EpochId epoch;
    private final NodeLease lease;
    private final long micros;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Reservation(AccountId accountId, EpochId epoch, NodeLease lease, long micros) {
        this.accountId = accountId;
        this.epoch = epoch;
        this.lease = lease;
        this.micros = micros;
    }

    public AccountId accountId() {
        return accountId;
    }

    /** The life of the replica whose lease pays. */
    public EpochId epoch() {
        return epoch;
    }

    /** The most that the request may be charged. */
    public Credits amount() {
        return new Credits(micros);
    }

    /** The charge, at most what was reserved, is spent, the rest is available again. Once: then it changes nothing. */
    void settle(long chargeMicros, long nowNanos) {
        if (open.compareAndSet(true, false)) {
            lease.settle(micros, Math.min(chargeMicros, micros), nowNanos);
        }
    }
}
