package dev.florin.ledger.lease;

import dev.florin.ledger.domain.Granting;
import dev.florin.money.Credits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** What operators watch of leases; there from the start, so that zero can be told from nothing. */
@Startup
@ApplicationScoped
public class LeaseMetrics {

    private final Counter grants;
    private final Counter grantedMicros;

    public LeaseMetrics(MeterRegistry registry) {
        this.grants = Counter.builder("florin.ledger.lease.grants")
                .description("Leases granted or extended")
                .register(registry);
        this.grantedMicros = Counter.builder("florin.ledger.lease.granted.micros")
                .description("Micro-credits of accounts set aside for gateway replicas")
                .register(registry);
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
