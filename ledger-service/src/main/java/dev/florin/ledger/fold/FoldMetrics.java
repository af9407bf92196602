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
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What operators watch of the fold; there from the start, so that zero can be told from nothing. */
@Startup
@ApplicationScoped
public class FoldMetrics {

    private final Counter events;
    private final Counter operatorLossMicros;
    private final Timer lag;

    public FoldMetrics(MeterRegistry registry) {
        this.events = Counter.builder("florin.ledger.folded.events")
                .description("Events folded into the books")
                .register(registry);
        this.operatorLossMicros = Counter.builder("florin.ledger.operator.loss.micros")
                .description("Micro-credits of charges that no credits covered")
                .register(registry);
        this.lag = Timer.builder("florin.ledger.fold.lag")
                .description("From a record's appending to its folding, for the last record of each batch")
                .register(registry);
    }

    void count(Posted posted) {
        events.increment(posted.read().events().size());
        operatorLossMicros.increment(lossOf(posted.folded()));
        long appendedAt = posted.read().batch().records().stream()
                .mapToLong(ConsumerRecord::timestamp)
                .max()
                .orElseThrow();
        lag.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - appendedAt)));
    }

    /** Micrometer counts in doubles; what is exact stands in the journal. */
    private static double lossOf(Folded folded) {
        return (double) folded.transfers().stream()
                .filter(transfer -> transfer.kind() == TransferKind.OPERATOR_LOSS)
                .mapToLong(Transfer::amount)
                .sum();
    }
}
