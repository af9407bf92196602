package dev.florin.gateway.billing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of what is passed through to the owners. */
@ConfigMapping(prefix = "florin.billing")
public interface BillingConfig {

    /** How long an owner may take. */
    @WithDefault("30s")
    Duration timeout();

    /** An owner's answer may have so many bytes. */
    @WithDefault("16777216")
    int maxAnswerBytes();
}
