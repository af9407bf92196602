package dev.florin.metering.charge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** For how long each request's usage is kept. Sums by hour are kept for good. */
@ConfigMapping(prefix = "florin.usage-retention")
public interface UsageRetentionConfig {

    /** Whole months that are kept beside the current one; one or more. */
    @WithDefault("24")
    int months();
}
