package dev.florin.payments.plan;

import dev.florin.edge.kafka.DeadLetter;
import dev.florin.event.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells operators of account events that could not be read. */
@ApplicationScoped
public class ParkedAccountEvents {

    private static final Logger LOG = Logger.getLogger(ParkedAccountEvents.class);

    private final Counter counter;

    public ParkedAccountEvents(MeterRegistry metrics) {
        this.counter = metrics.counter("florin.dead.letters", "topic", Topics.ACCOUNT_EVENTS);
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
