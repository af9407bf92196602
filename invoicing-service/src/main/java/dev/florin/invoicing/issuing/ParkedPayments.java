package dev.florin.invoicing.issuing;

import dev.florin.edge.kafka.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells operators of payments that led to no invoice. */
@ApplicationScoped
public class ParkedPayments {
    private static final Logger LOG = Logger.getLogger(ParkedPayments.class);

    private final Counter counter;

    public ParkedPayments(MeterRegistry metrics) {
        this.counter = metrics.counter("florin.dead.letters", "topic", "payments.events");
    }

    /** Counts and logs what was committed to the table of dead letters. */
    void report(List<DeadLetter> letters) {
        counter.increment(letters.size());
        letters.forEach(letter -> LOG.errorf(
                "Parked %s-%d at offset %d: %s",
                letter.source().topic(),
                letter.source().partition(),
                letter.source().offset(),
                letter.reason()));
    }
}
