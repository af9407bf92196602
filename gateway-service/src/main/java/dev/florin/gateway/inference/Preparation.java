package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.admission.AdmissionConfig;
import dev.florin.gateway.admission.AdmissionConfig.UnpaidPolicy;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.discount.DiscountConsumer;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.limit.RateLimiter;
import dev.florin.gateway.routing.Route;
import dev.florin.gateway.routing.Routing;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** From a request to an admitted call: the model's route, the frozen price, the most it can cost, the credits for it. */
@ApplicationScoped
public class Preparation {

    private final Routing routing;
    private final DiscountConsumer discounts;
    private final Estimation estimation;
    private final RateLimiter limiter;
    private final Admission admission;
    private final InferenceConfig config;
    private final AdmissionConfig policies;

    /** A request with all that admission depends on. */
    record Prepared(
            RequestId requestId,
            Caller caller,
            ChatRequest request,
            Route route,
            Estimate estimate,
            long arrivedNanos) {

        Call admitted(Optional<Reservation> reservation, OptionalLong outputCap) {
            return new Call(requestId, caller, request, route, estimate, reservation, outputCap, arrivedNanos);
        }

        Call unpaid() {
            return admitted(Optional.empty(), OptionalLong.empty());
        }

        /** In the unit of the price. */
        long outputOf(long tokensOfChoice) {
            return estimate.output(tokensOfChoice * request.choices());
        }
    }

    public Preparation(
            Routing routing,
            DiscountConsumer discounts,
            Estimation estimation,
            RateLimiter limiter,
            Admission admission,
            InferenceConfig config,
            AdmissionConfig policies) {
        this.routing = routing;
        this.discounts = discounts;
        this.estimation = estimation;
        this.limiter = limiter;
        this.admission = admission;
        this.config = config;
        this.policies = policies;
    }

    /** Fails with {@link InferenceRefusal}, as {@link RateLimiter#admit} or as {@link Admission#admit}. */
    Uni<Call> prepare(RequestId requestId, Caller caller, ChatRequest request, long arrivedNanos) {
        Prepared prepared = prepared(requestId, caller, request, arrivedNanos);
        long promptTokens = prepared.estimate().prompt().tokens();
        limiter.admit(caller.rateLimits(), promptTokens, arrivedNanos);
        return admit(prepared)
                .onFailure()
                .invoke(() -> limiter.notServed(caller.rateLimits(), promptTokens, System.nanoTime()));
    }

    private Uni<Call> admit(Prepared prepared) {
        if (prepared.request().byokKey().isPresent()) {
            return unpaid(prepared, policies.byok());
        }
        if (prepared.estimate().maximum().isZero()) {
            return unpaid(prepared, policies.free());
        }
        boolean isCounted = isCounted(prepared);
        Demand demand = demandOf(prepared);
        return admission
                .admit(prepared.caller().spender(), demand)
                .map(reservation -> prepared.admitted(
                        Optional.of(reservation),
                        isCounted ? OptionalLong.empty() : cap(prepared, demand, reservation)));
    }

    /** What is set aside for it at first. */
    Demand demandOf(Prepared prepared) {
        return isCounted(prepared) ? stretchOf(prepared) : wholeOf(prepared);
    }

    private Uni<Call> unpaid(Prepared prepared, UnpaidPolicy policy) {
        return admission.admitUnpaid(prepared.caller().spender(), policy).map(shown -> prepared.unpaid());
    }

    /** Priced, and not admitted; throws {@link InferenceRefusal}. */
    Prepared prepared(RequestId requestId, Caller caller, ChatRequest request, long arrivedNanos) {
        Instant now = Instant.now();
        Route route = routing.routeTo(request.model(), now)
                .orElseThrow(() -> InferenceRefusal.modelNotFound(request.model()));
        Discount discount = discounts.discounts().at(caller.accountId(), now);
        Estimate estimate = estimation.of(request, route, discount);
        return new Prepared(requestId, caller, request, route, estimate, arrivedNanos);
    }

    /** Whether the answer can be counted as it comes, and is too long to be reserved as a whole. */
    private boolean isCounted(Prepared prepared) {
        Estimate estimate = prepared.estimate();
        return prepared.request().stream()
                && estimate.outputLimit() > estimate.output(config.stretchTokens())
                && isSeen(prepared);
    }

    /** Whether all that is charged of the answer is in it: of its characters always. */
    private boolean isSeen(Prepared prepared) {
        return prepared.estimate().unit() == TextUnit.CHARACTERS
                || (!prepared.request().mayGenerateUnseen()
                        && !config.unseenModels()
                                .matcher(prepared.route().upstreamModel())
                                .matches());
    }

    /** The prompt and a first stretch of the answer. */
    private Demand stretchOf(Prepared prepared) {
        long stretch = prepared.estimate().output(config.stretchTokens());
        long least = prepared.outputOf(config.leastOutputTokens());
        return new Demand(prepared.estimate().upTo(stretch), prepared.estimate().upTo(Math.min(least, stretch)));
    }

    private Demand wholeOf(Prepared prepared) {
        Credits full = prepared.estimate().maximum();
        return prepared.request().outputLimit().isPresent()
                ? Demand.exactly(full)
                : new Demand(full, prepared.estimate().upTo(prepared.outputOf(config.leastOutputTokens())));
    }

    private static OptionalLong cap(Prepared prepared, Demand demand, Reservation reservation) {
        return reservation.amount().isLessThan(demand.full())
                ? OptionalLong.of(prepared.estimate().affordable(reservation.amount())
                        / prepared.estimate().unitsOfToken()
                        / prepared.request().choices())
                : OptionalLong.empty();
    }
}
