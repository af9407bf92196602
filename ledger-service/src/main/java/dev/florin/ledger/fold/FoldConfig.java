package dev.florin.ledger.fold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger folds. */
@ConfigMapping(prefix = "florin.fold")
public interface FoldConfig {

    /** The consumer group; its replicas share the partitions. */
    @WithDefault("ledger")
    String group();

    /** The replica's stable name in the group: when it comes back within the session timeout, nothing moves. */
    @WithDefault("ledger-0")
    String replica();

    /** How many records a transaction takes up at most. */
    @WithDefault("8192")
    int batchRecords();

    /**
     * How far apart a partition's blocks begin where there is always something to fold, unless one is as large as it may be:
     * what every block costs, its transaction and its signature, is shared by what arrives meanwhile. Each partition has its
     * own moment in the interval.
     */
    @WithDefault("100ms")
    Duration blockInterval();

    /** A replica that is not heard of for so long loses its partitions. */
    @WithDefault("10000")
    int sessionTimeoutMillis();
}
