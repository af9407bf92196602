package dev.florin.gateway.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How usage is made durable. */
@ConfigMapping(prefix = "florin.usage")
public interface PublisherConfig {

    /** After so long without Kafka's acknowledgement an event counts as not durable. The ledger's reaping waits as long. */
    @WithDefault("20s")
    Duration deliveryTimeout();

    /** New requests are refused while an event has waited for so long. */
    @WithDefault("3s")
    Duration stalledAfter();

    /** After a failure requests are refused for so long; the next one then tries again. */
    @WithDefault("2s")
    Duration retryAfterFailure();

    /** Usage that waits for Kafka takes at most so much memory. */
    @WithDefault("16777216")
    long bufferBytes();
}
