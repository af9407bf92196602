package dev.florin.ledger.fold;

import java.time.Duration;

/** How a fold of a test's own goes: small batches without a pause, so that there are many transactions. */
public record SmallBatches(String group, String replica, int sessionTimeoutMillis) implements FoldConfig {

    @Override
    public int batchRecords() {
        return 50;
    }

    @Override
    public Duration blockInterval() {
        return Duration.ZERO;
    }
}
