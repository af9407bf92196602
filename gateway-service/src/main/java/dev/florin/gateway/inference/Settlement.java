package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.limit.RateLimiter;
import dev.florin.gateway.usage.UsagePublisher;
import dev.florin.id.EpochId;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Rating;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From usage to a durable charge. */
@ApplicationScoped
public class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final Admission admission;
    private final RateLimiter limiter;
    private final UsagePublisher publisher;
    private final Offering offering;

    public Settlement(Admission admission, RateLimiter limiter, UsagePublisher publisher, Offering offering) {
        this.admission = admission;
        this.limiter = limiter;
        this.publisher = publisher;
        this.offering = offering;
    }

    /**
     * Rates the usage, settles the reservation and tells the ledger. Done when the event is durable; fails when it is
     * not. Either way the reservation is settled: what may have been charged is not lent again in this epoch.
     *
     * @param usage what is charged, under the meters of the customer's price
     * @param reported what the provider charges for
     */
    Uni<Settled> settle(Admitted call, Usage usage, ReportedUsage reported) {
        Charge charge = chargeOf(call, usage);
        call.reservation().ifPresent(reservation -> settle(call, reservation, charge.amountMicros()));
        UsageRecorded event = eventOf(call, usage, reported.usage(), charge);
        limiter.answered(
                call.caller().rateLimits(),
                call.promptTokens(),
                reported.usage().tokens(),
                System.nanoTime());
        return publisher.publish(event).map(durable -> settled(call, event));
    }

    /** The request came to nothing. After it was settled, this changes nothing. */
    void release(Admitted call) {
        call.reservation().ifPresent(admission::release);
    }

    /** What the provider counted beyond our count is the request's too, up to its maximum and as far as credits are at hand. */
    private void settle(Admitted call, Reservation reservation, Credits charge) {
        Credits due = charge.min(call.maximum());
        if (reservation.amount().isLessThan(due)) {
            Credits more = due.minus(reservation.amount());
            boolean unused = admission.extendAtHand(reservation, new Demand(more, new Credits(1)));
        }
        admission.settle(reservation, charge);
    }

    private Settled settled(Admitted call, UsageRecorded event) {
        Credits charge = event.charge().amountMicros();
        return new Settled(
                event.usage(),
                charge,
                offering.costOf(charge),
                admission.remaining(call.caller().accountId()),
                event.latencyMillis());
    }

    /** Of a settled call: what is reserved changes no more. */
    private UsageRecorded eventOf(Admitted call, Usage usage, Usage reported, Charge charge) {
        return new UsageRecorded(
                call.requestId(),
                call.caller().accountId(),
                call.caller().projectId(),
                call.caller().keyId(),
                call.route().model(),
                call.route().provider(),
                usage,
                charge,
                call.funding(),
                call.reservation().map(Reservation::amount).orElse(Credits.ZERO),
                epochOf(call),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.arrivedNanos()),
                costOf(call, usage, reported),
                isAsReported(usage, reported) ? null : reported,
                call.reservation().map(Reservation::countedIn).orElse(List.of()),
                Instant.now());
    }

    private EpochId epochOf(Admitted call) {
        return call.reservation().map(Reservation::epoch).orElseGet(admission::epoch);
    }

    /**
     * By what the provider reported, or where its price goes by characters, by what was charged. Nothing is owed for a call that the
     * customer's own key pays. A cost that does not fit must not take the charge with it.
     */
    private static @Nullable ProviderCost costOf(Admitted call, Usage usage, Usage reported) {
        if (call.funding() == Funding.BYOK) {
            return null;
        }
        try {
            return call.route()
                    .providerPrice()
                    .flatMap(price -> price.costOf(usage, reported))
                    .orElse(null);
        } catch (ArithmeticException e) {
            LOG.errorf("What the provider charges for %s does not fit: %s", call.requestId(), e.getMessage());
            return null;
        }
    }

    /** Whether what was charged is what was reported, but for the request itself. */
    private static boolean isAsReported(Usage usage, Usage reported) {
        return usage.equals(reported.with(Meter.REQUESTS, usage.quantity(Meter.REQUESTS)));
    }

    private static Charge chargeOf(Admitted call, Usage usage) {
        return switch (Rating.rate(usage, call.route().price(), call.discount())) {
            case Rating.Rated rated -> call.funding() == Funding.BYOK ? free(rated.charge()) : rated.charge();
            case Rating.Unpriced unpriced ->
                throw new IllegalStateException("admitted without a rate for " + unpriced.meter());
        };
    }

    private static Charge free(Charge charge) {
        return new Charge(Credits.ZERO, charge.priceVersion(), charge.rounding());
    }
}
