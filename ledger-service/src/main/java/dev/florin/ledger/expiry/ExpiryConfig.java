package dev.florin.ledger.expiry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon credits end once their time is over. */
@ConfigMapping(prefix = "florin.expiry")
public interface ExpiryConfig {

    /** How often lots whose time is over are looked for. */
    @WithDefault("10s")
    Duration interval();

    /** How long after a lot's end was told it is told again, if leases held something back. */
    @WithDefault("5m")
    Duration again();
}
