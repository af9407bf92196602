package dev.florin.gateway.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this replica leases credits. */
@ConfigMapping(prefix = "florin.admission")
public interface AdmissionConfig {

    /** A comfortable lease covers so many requests like the one that asks for it. */
    @WithDefault("16")
    int requestMultiple();

    /** And what was charged in this and the last such time. */
    @WithDefault("5s")
    Duration burnWindow();

    /** A lease that was not used for so long goes back. */
    @WithDefault("5s")
    Duration idleAfter();

    /** Admission stops so long before the leases expire. */
    @WithDefault("500ms")
    Duration expiryMargin();

    /** How long the ledger may take to answer. */
    @WithDefault("2s")
    Duration ledgerTimeout();

    /** How often the ledger hears that this replica is alive, and may recall what others need. */
    @WithDefault("500ms")
    Duration renewalInterval();

    /** How long credits that other replicas hold may take to come back; until then a refusal is not final. */
    @WithDefault("2s")
    Duration returnPatience();

    /** How long a request that waits for credits pauses before the ledger is asked for it again. */
    @WithDefault("50ms")
    Duration pause();

    /**
     * What an account may spend at this replica while the ledger is away, in micro-credits, on the operator's risk: 0 for nothing.
     * Counted anew when the ledger has given up this replica's leases, not when it only answers again; never beyond a hard budget.
     */
    @WithDefault("0")
    long graceMicros();

    /** How long a request waits for credits that the ledger has but has not leased yet. */
    @WithDefault("5s")
    Duration patience();

    /** What a request has to show whose provider the customer pays ({@code byok_api_key}). Rate limits hold for it in any case. */
    @WithDefault("bypass")
    UnpaidPolicy byok();

    /** What a request has to show for a model that costs nothing. Rate limits hold for it in any case. */
    @WithDefault("bypass")
    UnpaidPolicy free();

    /** Which requests are let in that take no credits. */
    enum UnpaidPolicy {
        /** All of them, also when the ledger is away. */
        BYPASS,
        /** Those of accounts that have credits, of which no hard budget that limits the spender is exhausted. */
        CHAIN
    }
}
