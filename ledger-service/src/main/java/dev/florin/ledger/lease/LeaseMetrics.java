package dev.florin.ledger.lease;

import dev.florin.ledger.domain.Granting;
import dev.florin.money.Credits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** What operators watch of leases; there from the start, so that zero can be told from nothing. */
@Startup
@ApplicationScoped
public class LeaseMetrics {

    private final Counter grants;
    private final Counter grantedMicros;
    private final DistributionSummary groupCalls;
    private final Counter undone;
    private final MeterRegistry registry;

    public LeaseMetrics(MeterRegistry registry) {
        this.grants = Counter.builder("florin.ledger.lease.grants")
                .description("Leases granted or extended")
                .register(registry);
        this.grantedMicros = Counter.builder("florin.ledger.lease.granted.micros")
                .description("Micro-credits of accounts set aside for gateway replicas")
                .register(registry);
        this.groupCalls = DistributionSummary.builder("florin.ledger.lease.group.calls")
                .description("Lease calls that were decided together")
                .register(registry);
        this.undone = Counter.builder("florin.ledger.lease.groups.undone")
                .description("Groups of lease calls that could not be decided together, and were decided one by one")
                .register(registry);
        this.registry = registry;
    }

    /** @param calls how many wait to be decided */
    void watchWaiting(Supplier<Number> calls) {
        Gauge unused = Gauge.builder("florin.ledger.lease.calls.waiting", calls)
                .description("Lease calls that wait while others are decided")
                .register(registry);
    }

    void decidedTogether(int calls) {
        groupCalls.record(calls);
    }

    void decidedOneByOne() {
        undone.increment();
    }

    void count(Granting granting) {
        grants.increment(granting.changedLeases().size());
        grantedMicros.increment(sumOf(granting));
    }

    /** Micrometer counts in doubles; what is exact stands in the table {@code lease}. */
    private static double sumOf(Granting granting) {
        return (double) granting.steps().stream()
                .filter(step -> step.ask().node().isAccount())
                .map(Granting.Step::grantedMicros)
                .mapToLong(Credits::micros)
                .sum();
    }
}
