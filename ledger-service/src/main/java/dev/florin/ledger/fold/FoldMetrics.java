package dev.florin.ledger.fold;

import dev.florin.ledger.TransferKind;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Transfer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What operators watch of the fold; there from the start, so that zero can be told from nothing. */
@Startup
@ApplicationScoped
public class FoldMetrics {

    private final Counter events;
    private final Counter parked;
    private final Counter operatorLossMicros;
    private final Counter reapedLeases;
    private final Timer lag;

    public FoldMetrics(MeterRegistry registry) {
        this.events = Counter.builder("florin.ledger.folded.events")
                .description("Events folded into the books")
                .register(registry);
        this.parked = Counter.builder("florin.ledger.dead.letters")
                .description("Records that could not be folded and were parked")
                .register(registry);
        this.operatorLossMicros = Counter.builder("florin.ledger.operator.loss.micros")
                .description("Micro-credits of charges that no credits covered")
                .register(registry);
        this.reapedLeases = Counter.builder("florin.ledger.lease.reaped")
                .description("Leases of dead replicas that were freed")
                .register(registry);
        this.lag = Timer.builder("florin.ledger.fold.lag")
                .description("From a record's appending to its folding, for the last record of each batch")
                .register(registry);
    }

    void count(FoldedBlock block) {
        events.increment(block.events());
        parked.increment(block.parked());
        operatorLossMicros.increment(lossOf(block.folded()));
        reapedLeases.increment(block.folded().reapedLeases().size());
        Duration since = Duration.between(block.batch().appendedAt(), Instant.now());
        lag.record(since.isNegative() ? Duration.ZERO : since);
    }

    /** Micrometer counts in doubles; what is exact stands in the journal. */
    private static double lossOf(Folded folded) {
        return (double) folded.transfers().stream()
                .filter(transfer -> transfer.kind() == TransferKind.OPERATOR_LOSS)
                .mapToLong(Transfer::amount)
                .sum();
    }
}
