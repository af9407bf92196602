package dev.florin.ledger.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The life of a replica's epoch: what it may get and when its leases may be freed. The ledger's clock comes in. */
public sealed interface EpochLife {

    /** Renewed up to a moment. */
    record Held(Instant expiresAt) implements EpochLife {

        /**
         * Expired once the last record that the replica may have sent has been delivered or given up.
         *
         * @param deliveryTimeout how long after its epoch's end a replica's producer may still deliver
         */
        public EpochLife at(Instant now, Duration deliveryTimeout) {
            return now.isBefore(expiresAt.plus(deliveryTimeout)) ? this : new Expired();
        }
    }

    /** Gets nothing more, for good. What it sent stands in the log by now, though perhaps not in the books. */
    record Expired() implements EpochLife {

        /**
         * @param endOffsets by partition, the log's ends read after the expiry: all usage of the epoch lies below
         */
        public Reaping reap(Map<Integer, Long> endOffsets) {
            return new Reaping(endOffsets);
        }
    }

    /**
     * Its leases are freed partition by partition.
     *
     * @param endOffsets of the partitions that are not yet freed
     */
    record Reaping(Map<Integer, Long> endOffsets) implements EpochLife {

        public Reaping {
            endOffsets = Map.copyOf(endOffsets);
        }

        /** Whether all usage of the epoch in the partition is in the books, given the next offset to fold. */
        public boolean mayRelease(int partition, long nextOffset) {
            Long end = endOffsets.get(partition);
            return end != null && nextOffset >= end;
        }

        public EpochLife released(int partition) {
            Map<Integer, Long> left = new HashMap<>(endOffsets);
            left.remove(partition);
            return left.isEmpty() ? new Reaped() : new Reaping(left);
        }
    }

    /** Nothing is set aside for it any more. */
    record Reaped() implements EpochLife {}
}
