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
     * How long after the beginning of a partition's block the next begins at the soonest, unless it is as large as it may be: what
     * every block costs, its transaction and its signature, is shared by what arrives meanwhile.
     */
    @WithDefault("100ms")
    Duration blockInterval();

    /** A replica that is not heard of for so long loses its partitions. */
    @WithDefault("10000")
    int sessionTimeoutMillis();
}
