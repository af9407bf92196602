package dev.florin.metering.recheck;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells people of charges that differ: a metric to be alarmed by, and an error in the log. */
@ApplicationScoped
public class ChargeAlarm {

    private static final Logger LOG = Logger.getLogger(ChargeAlarm.class);

    /** Of one batch: a price gone wrong makes every charge differ, and all of them are kept. */
    private static final int MOST_LINES = 10;

    private final Counter counter;

    public ChargeAlarm(MeterRegistry metrics) {
        this.counter = Counter.builder("florin.metering.charge.differences")
                .description("Charges, or providers' costs, that are not what usage and price come to")
                .register(metrics);
    }

    /** @param differences of a batch that is committed */
    public void raise(List<ChargeDifference> differences) {
        counter.increment(differences.size());
        differences.stream().limit(MOST_LINES).forEach(ChargeAlarm::log);
        if (differences.size() > MOST_LINES) {
            LOG.errorf("%d more charges differ, see /charge-differences", differences.size() - MOST_LINES);
        }
    }

    private static void log(ChargeDifference difference) {
        LOG.errorf(
                "%s of %s by price %s, charged %s credits: %s",
                difference.requestId(),
                difference.accountId(),
                difference.priceVersion().value(),
                difference.chargedMicros(),
                difference.reason());
    }
}
