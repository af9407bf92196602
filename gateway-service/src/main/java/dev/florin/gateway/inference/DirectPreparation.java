package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.admission.AdmissionConfig;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.admission.Spender;
import dev.florin.gateway.discount.DiscountConsumer;
import dev.florin.gateway.limit.RateLimiter;
import dev.florin.gateway.routing.Family;
import dev.florin.gateway.routing.Route;
import dev.florin.gateway.routing.Routing;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.pricing.MostCharged;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rating;
import dev.florin.pricing.UsageLimit;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** From a direct request to an admitted call, as {@link Preparation} does for chats. */
@ApplicationScoped
public class DirectPreparation {

    private final Routing routing;
    private final DiscountConsumer discounts;
    private final RateLimiter limiter;
    private final Admission admission;
    private final AdmissionConfig policies;

    public DirectPreparation(
            Routing routing,
            DiscountConsumer discounts,
            RateLimiter limiter,
            Admission admission,
            AdmissionConfig policies) {
        this.routing = routing;
        this.discounts = discounts;
        this.limiter = limiter;
        this.admission = admission;
        this.policies = policies;
    }

    /** Fails with {@link InferenceRefusal}, as {@link RateLimiter#admit} or as {@link Admission#admit}. */
    Uni<DirectCall> prepare(Serving.Asked asked, DirectEndpoint endpoint, DirectRequest request) {
        DirectCall unadmitted = unadmitted(asked, endpoint, request);
        limiter.admit(
                asked.caller().rateLimits(),
                request.promptTokens(),
                asked.exchange().arrivedNanos());
        return admit(asked, request, unadmitted.maximum())
                .onFailure()
                .invoke(() -> limiter.notServed(asked.caller().rateLimits(), request.promptTokens(), System.nanoTime()))
                .map(unadmitted::paidBy);
    }

    /** The call without what pays for it; throws {@link InferenceRefusal}. */
    DirectCall unadmitted(Serving.Asked asked, DirectEndpoint endpoint, DirectRequest request) {
        Instant now = Instant.now();
        Route route = routing.routeTo(request.model(), now)
                .orElseThrow(() -> InferenceRefusal.modelNotFound(request.model()));
        if (route.family() != Family.OPENAI) {
            throw InferenceRefusal.ofField(
                    "model", "the provider of '" + route.model() + "' does not serve " + endpoint.path() + ".");
        }
        Discount discount = discounts.discounts().at(asked.caller().accountId(), now);
        return new DirectCall(
                asked.exchange().requestId(),
                asked.caller(),
                request,
                route,
                discount,
                charge(endpoint.most(request, route.price()), route, discount),
                Optional.empty(),
                asked.exchange().arrivedNanos());
    }

    private Uni<Optional<Reservation>> admit(Serving.Asked asked, DirectRequest request, Credits most) {
        Spender spender = asked.caller().spender();
        if (request.byokKey().isPresent()) {
            return admission.admitUnpaid(spender, policies.byok()).map(shown -> Optional.empty());
        }
        return most.isZero()
                ? admission.admitUnpaid(spender, policies.free()).map(shown -> Optional.empty())
                : admission.admit(spender, Demand.exactly(most)).map(Optional::of);
    }

    private static Credits charge(Usage most, Route route, Discount discount) {
        return switch (MostCharged.of(UsageLimit.each(withRequest(most, route.price())), route.price(), discount)) {
            case Rating.Rated rated -> rated.charge().amountMicros();
            case Rating.Unpriced unpriced -> throw InferenceRefusal.unpriced(route.model(), unpriced.meter());
        };
    }

    private static Usage withRequest(Usage usage, Price price) {
        return price.rates().containsKey(Meter.REQUESTS) ? usage.with(Meter.REQUESTS, 1) : usage;
    }
}
