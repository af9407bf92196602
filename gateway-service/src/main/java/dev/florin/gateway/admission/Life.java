package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One life of this replica: its leases, and until when they may be admitted against. */
final class Life {

    private final EpochId epoch;
    private final Map<AccountId, NodeLease> leases = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> recalls = new ConcurrentHashMap<>();
    private volatile @Nullable Hold hold;
    private volatile long renewalAskedNanos;

    /** @param sinceNanos before the ledger was asked */
    private record Hold(long sinceNanos, long forNanos) {}

    Life(EpochId epoch, long nowNanos) {
        this.epoch = epoch;
        this.renewalAskedNanos = nowNanos;
    }

    EpochId epoch() {
        return epoch;
    }

    Map<AccountId, NodeLease> leases() {
        return leases;
    }

    /** By account, when others last needed what is not used here. */
    Map<AccountId, Long> recalls() {
        return recalls;
    }

    /** An answer that was overtaken by a later one does not shorten what that said. */
    synchronized void held(long sinceNanos, long forNanos) {
        Hold known = hold;
        if (known == null || sinceNanos - known.sinceNanos() > 0) {
            hold = new Hold(sinceNanos, forNanos);
        }
    }

    boolean isHeld(long nowNanos, long marginNanos) {
        Hold known = hold;
        return known != null && nowNanos - known.sinceNanos() < known.forNanos() - marginNanos;
    }

    /** Whether the ledger knows this life, and was not asked to renew it for so long. */
    boolean isRenewalDue(long everyNanos, long nowNanos) {
        Hold known = hold;
        return known != null && nowNanos - renewalAskedNanos >= Math.min(everyNanos, known.forNanos() / 3);
    }

    void renewalAsked(long nowNanos) {
        renewalAskedNanos = nowNanos;
    }
}
