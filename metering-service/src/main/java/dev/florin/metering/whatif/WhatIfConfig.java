package dev.florin.metering.whatif;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of what-ifs. */
@ConfigMapping(prefix = "florin.whatif")
public interface WhatIfConfig {

    /** After so long the answer says how far it came. The gateway waits for {@code florin.billing.timeout}. */
    @WithDefault("20s")
    Duration timeLimit();
}
