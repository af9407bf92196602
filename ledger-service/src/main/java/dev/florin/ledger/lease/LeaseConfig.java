package dev.florin.ledger.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long leases live and how their end is made sure of. */
@ConfigMapping(prefix = "florin.lease")
public interface LeaseConfig {

    /** How long an epoch's leases hold without a renewal. */
    @WithDefault("10s")
    Duration ttl();

    /**
     * How long after its epoch's end a replica's usage may still reach Kafka: the delivery timeout of the gateway's
     * producer (20 s) and a margin.
     */
    @WithDefault("30s")
    Duration deliveryTimeout();

    /** How often dead replicas are looked for. */
    @WithDefault("1s")
    Duration reapInterval();

    /** How many calls may wait while others are decided; more are refused. */
    @WithDefault("1000")
    int callsWaiting();

    /** How many calls are decided in one transaction at most. */
    @WithDefault("64")
    int groupCalls();

    /** How many asks they may have together. */
    @WithDefault("4000")
    int groupAsks();

    /** How many such transactions are under way at once: where one waits for an account that is being booked, the others go on. */
    @WithDefault("2")
    int groupsAtOnce();
}
