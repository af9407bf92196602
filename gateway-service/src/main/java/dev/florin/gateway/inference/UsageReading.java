package dev.florin.gateway.inference;

import dev.florin.pricing.ChargedUsage;
import dev.florin.usage.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/** From what a provider reported to what is charged; what was odd about it is counted and logged. */
@ApplicationScoped
public class UsageReading {

    private static final Logger LOG = Logger.getLogger(UsageReading.class);

    private final MeterRegistry registry;

    public UsageReading(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The usage under the meters of the price that was frozen for the request, of an answer that has no characters. */
    public Usage charged(Admitted request, ReportedUsage reported) {
        return charged(request, reported, Usage.NONE);
    }

    /**
     * The usage under the meters of the price that was frozen for the request.
     *
     * @param counted characters and bytes, by us
     */
    public Usage charged(Admitted request, ReportedUsage reported, Usage counted) {
        if (!reported.contradictions().isEmpty()) {
            count("florin.usage.contradictions", request);
            LOG.warnf(
                    "%s: %s reports a usage that contradicts itself (%s): charged as %s",
                    request.requestId(),
                    request.route(),
                    String.join("; ", reported.contradictions()),
                    reported.usage().quantities());
        }
        ChargedUsage charged =
                ChargedUsage.of(reported.usage(), counted, request.route().price());
        if (!charged.lost().isEmpty()) {
            count("florin.usage.unpriced", request);
            LOG.errorf(
                    "%s: %s reports %s, for which price %s has no rate: not charged",
                    request.requestId(),
                    request.route(),
                    charged.lost(),
                    request.route().price().version());
        }
        return charged.usage();
    }

    private void count(String name, Admitted request) {
        registry.counter(
                        name,
                        "provider",
                        request.route().provider(),
                        "family",
                        request.route().family().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
