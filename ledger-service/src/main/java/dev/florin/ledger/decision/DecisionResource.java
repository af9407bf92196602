package dev.florin.ledger.decision;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AdjustmentDirection;
import dev.florin.account.GrantSource;
import dev.florin.edge.idempotency.IdempotencyKey;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.ledger.domain.DerivedIds;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What operators decide on an account. Answered when it is taken down; the books follow in a moment. */
@Path("/accounts/{accountId}")
public class DecisionResource {

    private final DecisionHandler decisions;

    public DecisionResource(DecisionHandler decisions) {
        this.decisions = decisions;
    }

    /** @param expiresAt absent where the credits keep for good */
    public record Grant(
            @Nullable GrantSource source,
            @Nullable Credits creditsMicros,
            @Nullable Instant expiresAt,
            @Nullable String reason) {

        /** What was asked for when the event told it. */
        public static Grant of(CreditsGranted event) {
            return new Grant(event.source(), event.creditsMicros(), event.expiresAt(), event.reason());
        }
    }

    public record Adjustment(
            @Nullable AdjustmentDirection direction,
            @Nullable Credits creditsMicros,
            @Nullable String reason,
            @Nullable String author) {

        /** What was asked for when the event told it. */
        public static Adjustment of(CreditsAdjusted event) {
            return new Adjustment(event.direction(), event.creditsMicros(), event.reason(), event.author());
        }
    }

    public record CreditLimit(
            @Nullable Credits creditLimitMicros, @Nullable String author) {

        /** What was asked for when the event told it. */
        public static CreditLimit of(CreditLimitSet event) {
            return new CreditLimit(event.creditLimitMicros(), event.author());
        }
    }

    @POST
    @Path("/grants")
    @ResponseStatus(202)
    public Uni<Decided> grant(
            AccountId accountId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Grant body) {
        Grant grant = required("The body", body);
        return decide(
                accountId,
                key,
                grant,
                (id, now) -> new CreditsGranted(
                        id,
                        accountId,
                        required("source", grant.source()),
                        amount(grant.creditsMicros()),
                        grant.expiresAt(),
                        required("reason", grant.reason()),
                        now));
    }

    @POST
    @Path("/adjustments")
    @ResponseStatus(202)
    public Uni<Decided> adjust(
            AccountId accountId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Adjustment body) {
        Adjustment adjustment = required("The body", body);
        return decide(
                accountId,
                key,
                adjustment,
                (id, now) -> new CreditsAdjusted(
                        id,
                        accountId,
                        required("direction", adjustment.direction()),
                        amount(adjustment.creditsMicros()),
                        required("reason", adjustment.reason()),
                        required("author", adjustment.author()),
                        now));
    }

    @POST
    @Path("/credit-limit")
    @ResponseStatus(202)
    public Uni<Decided> limit(
            AccountId accountId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable CreditLimit body) {
        CreditLimit limit = required("The body", body);
        return decide(
                accountId,
                key,
                limit,
                (id, now) -> new CreditLimitSet(
                        id,
                        accountId,
                        required("creditLimitMicros", limit.creditLimitMicros()),
                        required("author", limit.author()),
                        now));
    }

    /** The event's id follows from the key, so that the key can be proven by the event. */
    private Uni<Decided> decide(
            AccountId account, @Nullable String key, Record request, BiFunction<EventId, Instant, AccountEvent> event) {
        String checked = IdempotencyKey.check(key);
        Instant now = Instant.now();
        EventId id = new EventId(DerivedIds.ofDecision(now, account, checked));
        return decisions.decide(checked, request, Fields.check(() -> event.apply(id, now)));
    }

    private static Credits amount(@Nullable Credits credits) {
        Credits amount = required("creditsMicros", credits);
        if (amount.isZero()) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "creditsMicros must be above zero");
        }
        return amount;
    }

    private static <T> T required(String field, @Nullable T value) {
        return Fields.required(field, value);
    }
}
