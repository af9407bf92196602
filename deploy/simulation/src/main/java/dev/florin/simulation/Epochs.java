package dev.florin.simulation;

import dev.florin.id.EpochId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The replicas' epochs, as the ledger has them. */
final class Epochs {

    private final World world;
    private final Mutation mutation;
    private final Map<EpochId, Epoch> epochs = new LinkedHashMap<>();

    private enum Life {
        HELD,
        EXPIRED,
        REAPING,
        REAPED
    }

    private record Epoch(Life life, long expiresAt, long lastRequest) {

        Epoch with(Life next) {
            return new Epoch(next, expiresAt, lastRequest);
        }
    }

    Epochs(World world, Mutation mutation) {
        this.world = world;
        this.mutation = mutation;
    }

    /** False when its time is over, or it has none and may not begin. */
    boolean hold(EpochId id, boolean mayBegin) {
        Epoch known = epochs.get(id);
        boolean holds = known == null
                ? mayBegin
                : known.life() == Life.HELD && known.expiresAt() > world.now() || mutation == Mutation.IGNORE_THE_EPOCH;
        if (holds) {
            long until = world.now() + Ledger.TTL;
            epochs.put(
                    id,
                    known == null
                            ? new Epoch(Life.HELD, until, 0)
                            : new Epoch(known.life(), until, known.lastRequest()));
        }
        return holds;
    }

    /** Whether nothing was asked since; then it is the last request. */
    boolean takeLast(EpochId id, long request) {
        Epoch epoch = epochs.get(id);
        if (epoch == null || request <= epoch.lastRequest()) {
            return false;
        }
        epochs.put(id, new Epoch(epoch.life(), epoch.expiresAt(), request));
        return true;
    }

    /** Those of which the log must be told that they are over. */
    List<EpochId> expire() {
        List<EpochId> expired = new ArrayList<>();
        long patience = mutation == Mutation.REAP_BEFORE_THE_DELIVERY_TIMEOUT ? 0 : Ledger.DELIVERY_TIMEOUT;
        epochs.replaceAll((id, epoch) -> epoch.life() == Life.HELD && epoch.expiresAt() + patience < world.now()
                ? epoch.with(Life.EXPIRED)
                : epoch);
        epochs.forEach((id, epoch) -> {
            if (epoch.life() == Life.EXPIRED) {
                expired.add(id);
            }
        });
        return expired;
    }

    /** Every partition's log was told. */
    void told(EpochId id) {
        Epoch epoch = epochs.get(id);
        if (epoch != null && epoch.life() == Life.EXPIRED) {
            epochs.put(id, epoch.with(Life.REAPING));
        }
    }

    void reap(Predicate<EpochId> holdsNothing) {
        epochs.replaceAll(
                (id, epoch) -> epoch.life() == Life.REAPING && holdsNothing.test(id) ? epoch.with(Life.REAPED) : epoch);
    }

    /** Whether requests may be admitted against its leases. */
    boolean isHeld(EpochId id) {
        Epoch epoch = epochs.get(id);
        return epoch != null && epoch.life() == Life.HELD && epoch.expiresAt() > world.now();
    }

    boolean isReaped(EpochId id) {
        Epoch epoch = epochs.get(id);
        return epoch == null || epoch.life() == Life.REAPED;
    }

    /** Whether what was appended then came too late for its epoch. */
    boolean isLate(EpochId id, long appendedAt) {
        Epoch epoch = epochs.get(id);
        return epoch != null && appendedAt > epoch.expiresAt() + Ledger.DELIVERY_TIMEOUT;
    }
}
