package dev.florin.bench.latency;

import dev.florin.bench.running.CpuTime;
import java.time.Duration;

/**
 * How long balances took.
 *
 * @param stored from an event's append to its balance in the database
 * @param published from an event's append to its balance on {@code ledger.balances}
 * @param fromSchedule from when an event was due to its balance in the database: what waits to be sent counts
 * @param cpu what that took
 * @param paused how long the collector stopped this program, so that nothing was sent or looked at
 * @param events how many came meanwhile
 */
public record Latency(
        Percentiles stored,
        Percentiles published,
        Percentiles fromSchedule,
        CpuTime cpu,
        Duration paused,
        long events) {}
