package dev.florin.edge.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is relayed. */
@ConfigMapping(prefix = "florin.outbox")
public interface OutboxConfig {

    /** Whether this service has an outbox table to relay. */
    @WithDefault("false")
    boolean enabled();

    /** Rows sent in one go. */
    @WithDefault("200")
    int batchSize();

    /** How long the relay waits for Kafka before it tries the same rows again. */
    @WithDefault("20s")
    Duration sendTimeout();
}
