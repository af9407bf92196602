package dev.florin.bench;

import dev.florin.bench.load.Skew;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, and how much of it.
 *
 * @param events of each run of the fold; half as many of each side of a turn
 * @param warmUp how many of them do not count
 * @param history transfers in the journal when the fold behind them begins
 * @param turns how often the fold is measured with a hot account and without, and with a history and without: an odd number
 * @param baseline how long the row-locked ledger is measured, each time
 * @param latency how long latencies are measured
 * @param rounds how many times
 * @param rate at which usage arrives meanwhile, in events a second; null for half of what the fold reached
 * @param pureIterations of JMH, and as many to warm up, a second each
 * @param ledgerFlags of the ledger's JVM
 * @param stackFlags of the JVM that Kafka runs in
 * @param postgres settings of PostgreSQL that a production server would not leave at their defaults
 * @param profile whether the ledger is recorded while its main run is measured
 */
record FoldPlan(
        Set<Part> parts,
        int accounts,
        int manyAccounts,
        Skew skew,
        long events,
        long warmUp,
        long history,
        int turns,
        Duration baseline,
        Duration latency,
        Rounds rounds,
        @Nullable Integer rate,
        int pureIterations,
        List<String> ledgerFlags,
        List<String> stackFlags,
        String postgres,
        boolean profile) {

    /**
     * The same measured again and again.
     *
     * @param warmUp how many come first and do not count
     * @param counted how many count, of which the median is the figure: an odd number
     */
    record Rounds(int warmUp, int counted) {}

    boolean has(Part part) {
        return parts.contains(part);
    }

    /** Sizes that only show that everything works: the figures mean nothing. */
    FoldPlan quick() {
        return new FoldPlan(
                parts,
                Math.min(accounts, 100),
                Math.min(manyAccounts, 500),
                skew,
                Math.min(events, 20_000),
                Math.min(warmUp, 5_000),
                Math.min(history, 60_000),
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                new Rounds(1, 1),
                rate,
                1,
                ledgerFlags,
                stackFlags,
                postgres,
                profile);
    }
}
