package dev.florin.payments.plan;

import dev.florin.edge.idempotency.IdempotencyKey;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.event.LineOfText;
import dev.florin.id.AccountId;
import dev.florin.offering.Offering;
import dev.florin.offering.Plan;
import dev.florin.payments.domain.Subscription;
import dev.florin.payments.domain.Subscription.Active;
import dev.florin.payments.domain.Subscription.Without;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The plan that an account is on. To read for its customer too; only operators decide it, since nothing is paid for it. */
@Path("/accounts/{accountId}/plan")
public class PlanResource {

    private final Offering offering;
    private final PlanHandler plans;

    public PlanResource(Offering offering, PlanHandler plans) {
        this.offering = offering;
        this.plans = plans;
    }

    /**
     * The body of a decision.
     *
     * @param from {@code now} or {@code period_end}
     * @param author who decides it
     */
    public record PutPlan(
            @Nullable String planId,
            @Nullable String from,
            @Nullable String author) {}

    @GET
    public Uni<PlanAnswer> read(@PathParam("accountId") AccountId accountId) {
        return plans.read(accountId).map(PlanResource::answerOf);
    }

    /** Puts the account on a plan; a repeat with the same key answers the plan as it is by then. */
    @PUT
    public Uni<PlanAnswer> put(
            @PathParam("accountId") AccountId accountId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable PutPlan body) {
        PutPlan wanted = body == null ? new PutPlan(null, null, null) : body;
        PlanRequest request = new PlanRequest(
                accountId,
                IdempotencyKey.check(idempotencyKey),
                planOf(wanted.planId()),
                ChangeTime.of(wanted.from()),
                authorOf(wanted.author()));
        return plans.decide(request).map(PlanResource::answerOf);
    }

    /** Ends the account's plan; a repeat with the same key ends nothing more. */
    @DELETE
    public Uni<Void> end(
            @PathParam("accountId") AccountId accountId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @QueryParam("from") @Nullable String from,
            @QueryParam("author") @Nullable String author) {
        PlanRequest request = new PlanRequest(
                accountId, IdempotencyKey.check(idempotencyKey), null, ChangeTime.of(from), authorOf(author));
        return plans.decide(request).replaceWithVoid();
    }

    private Plan planOf(@Nullable String planId) {
        if (planId == null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "planId: is missing; GET /v1/plans lists what there is");
        }
        return offering.planById(planId)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_FOUND,
                        "planId: there is no '" + planId + "'; GET /v1/plans lists what there is"));
    }

    private static String authorOf(@Nullable String author) {
        try {
            LineOfText.require("author", author == null ? "" : author);
            return String.valueOf(author);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage()));
        }
    }

    private static PlanAnswer answerOf(Subscription subscription) {
        return switch (subscription) {
            case Active active -> PlanAnswer.from(active);
            case Without _ -> throw new Refusal(ErrorCode.NOT_FOUND, "The account has no plan");
        };
    }
}
