package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.limit.RateLimiter;
import dev.florin.gateway.routing.Route;
import dev.florin.gateway.routing.Routing;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** From a request to an admitted call: the model's route, the frozen price, the most it can cost, the credits for it. */
@ApplicationScoped
public class Preparation {

    private static final long EXTRA_PROMPT_TOKENS = 10;

    private final Routing routing;
    private final RateLimiter limiter;
    private final Admission admission;
    private final InferenceConfig config;

    /** A request with all that admission depends on. */
    private record Estimate(
            RequestId requestId,
            Caller caller,
            ChatRequest request,
            Route route,
            MaximumCharge charge,
            long promptTokens,
            long reservedPromptTokens,
            long outputLimit,
            long arrivedNanos) {

        Call admitted(Optional<Reservation> reservation, OptionalLong outputCap) {
            return new Call(requestId, caller, request, route, promptTokens, reservation, outputCap, arrivedNanos);
        }
    }

    public Preparation(Routing routing, RateLimiter limiter, Admission admission, InferenceConfig config) {
        this.routing = routing;
        this.limiter = limiter;
        this.admission = admission;
        this.config = config;
    }

    /** Fails with {@link InferenceRefusal}, as {@link RateLimiter#admit} or as {@link Admission#admit}. */
    Uni<Call> prepare(RequestId requestId, Caller caller, ChatRequest request, long arrivedNanos) {
        Estimate estimate = estimate(requestId, caller, request, arrivedNanos);
        limiter.admit(caller.rateLimits(), estimate.promptTokens(), arrivedNanos);
        if (request.byokKey().isPresent()) {
            return Uni.createFrom().item(estimate.admitted(Optional.empty(), OptionalLong.empty()));
        }
        Demand demand = demandOf(estimate);
        return admission
                .admit(caller.spender(), demand)
                .map(reservation -> estimate.admitted(Optional.of(reservation), cap(estimate, demand, reservation)));
    }

    private Estimate estimate(RequestId requestId, Caller caller, ChatRequest request, long arrivedNanos) {
        Route route = routing.routeTo(request.model(), Instant.now())
                .orElseThrow(() -> InferenceRefusal.of(
                        ApiError.MODEL_NOT_FOUND, "The model '" + shown(request.model()) + "' does not exist here."));
        MaximumCharge charge = MaximumCharge.at(route.price())
                .orElseThrow(() -> InferenceRefusal.of(
                        ApiError.MODEL_NOT_PRICED, "The model '" + route.model() + "' has no price for completions."));
        long promptTokens = PromptTokens.in(request.body(), config.imageTokens());
        if (promptTokens > route.contextTokens()) {
            throw InferenceRefusal.of(
                    ApiError.CONTEXT_EXCEEDED,
                    "The prompt has about " + promptTokens + " tokens; the model takes " + route.contextTokens() + ".");
        }
        return new Estimate(
                requestId,
                caller,
                request,
                route,
                charge,
                promptTokens,
                promptTokens + promptTokens * config.promptMarginPercent() / 100 + EXTRA_PROMPT_TOKENS,
                Math.min(request.outputLimit().orElse(Long.MAX_VALUE), route.maxOutputTokens()),
                arrivedNanos);
    }

    private Demand demandOf(Estimate estimate) {
        Credits full =
                estimate.charge().of(estimate.reservedPromptTokens(), outputOf(estimate, estimate.outputLimit()));
        if (estimate.request().outputLimit().isPresent()) {
            return Demand.exactly(full);
        }
        long least = Math.min(config.leastOutputTokens(), estimate.outputLimit());
        return new Demand(full, estimate.charge().of(estimate.reservedPromptTokens(), outputOf(estimate, least)));
    }

    private static OptionalLong cap(Estimate estimate, Demand demand, Reservation reservation) {
        if (!reservation.amount().isLessThan(demand.full())) {
            return OptionalLong.empty();
        }
        long affordable = estimate.charge()
                .affordableOutput(
                        estimate.reservedPromptTokens(),
                        outputOf(estimate, estimate.outputLimit()),
                        reservation.amount());
        return OptionalLong.of(affordable / estimate.request().choices());
    }

    private static long outputOf(Estimate estimate, long tokensOfChoice) {
        return tokensOfChoice * estimate.request().choices();
    }

    private static String shown(String model) {
        return model.length() <= 100 ? model : model.substring(0, 100) + "…";
    }
}
