package dev.florin.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much of admission to measure.
 *
 * @param iterations of JMH, and as many to warm up, a second each
 * @param steadyPerSecond requests of each replica over few accounts
 * @param widePerSecond requests of each replica over many accounts
 */
record AdmissionPlan(
        int iterations,
        int replicas,
        int fewAccounts,
        int manyAccounts,
        double steadyPerSecond,
        double widePerSecond,
        Duration warmUp,
        Duration measured,
        List<String> ledgerFlags,
        List<String> stackFlags,
        String postgres) {

    /** Sizes that only show that everything works: the figures mean nothing. */
    AdmissionPlan quick() {
        return new AdmissionPlan(
                1,
                2,
                10,
                100,
                100,
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                ledgerFlags,
                stackFlags,
                postgres);
    }
}
