package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.budget.Budget;
import dev.florin.budget.BudgetPeriod;
import dev.florin.gateway.admission.BudgetExhaustedException;
import dev.florin.gateway.admission.InsufficientCreditsException;
import dev.florin.gateway.admission.LedgerAwayException;
import dev.florin.gateway.limit.RateLimitedException;
import dev.florin.gateway.usage.UsageNotDurableException;
import dev.florin.usage.Meter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to the inference API is refused, or could not be answered; nothing was charged for it. */
public final class InferenceRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ApiError error;
    private final String detail;
    private final @Nullable String field;
    private final @Nullable String retryAfter;

    private InferenceRefusal(ApiError error, String detail, @Nullable String field, @Nullable String retryAfter) {
        super(detail, null, false, false);
        this.error = error;
        this.detail = detail;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /**
     * @param detail says what is wrong; shown to the caller
     */
    public static InferenceRefusal of(ApiError error, String detail) {
        return new InferenceRefusal(error, detail, null, null);
    }

    /** A field of the request's body is wrong. */
    public static InferenceRefusal ofField(String field, String detail) {
        return new InferenceRefusal(ApiError.INVALID_VALUE, field + ": " + detail, field, null);
    }

    static InferenceRefusal modelNotFound(String model) {
        String shown = model.length() <= 100 ? model : model.substring(0, 100) + "…";
        return of(ApiError.MODEL_NOT_FOUND, "The model '" + shown + "' does not exist here.");
    }

    /** The price has no rate for what the request may use. */
    static InferenceRefusal unpriced(String model, Meter meter) {
        return of(ApiError.MODEL_NOT_PRICED, "The model '" + model + "' has no price for " + meter + ".");
    }

    /** The caller may try again after so long, in the spelling of the header {@code Retry-After}. */
    public InferenceRefusal retryAfter(@Nullable String time) {
        return new InferenceRefusal(error, detail, field, time);
    }

    /** What the caller is told about a failure; the insides of an unexpected one are not shown. */
    static InferenceRefusal from(Throwable failure) {
        return switch (failure) {
            case InferenceRefusal refusal -> refusal;
            case InsufficientCreditsException e ->
                of(ApiError.CREDITS_EXHAUSTED, "Insufficient credits. Please add more credits to continue.");
            case BudgetExhaustedException e -> exhausted(e.budget());
            case RateLimitedException e ->
                of(
                                ApiError.RATE_LIMITED,
                                "Rate limit of " + e.spender() + " reached: " + e.perMinute() + " " + e.unit()
                                        + " a minute.")
                        .retryAfter(Long.toString(e.waitSeconds()));
            case LedgerAwayException e ->
                of(ApiError.LEDGER_UNAVAILABLE, "The balance cannot be checked at the moment.")
                        .retryAfter("2");
            case UsageNotDurableException e -> usageLogUnavailable();
            default -> of(ApiError.INTERNAL, "The gateway failed.");
        };
    }

    private static InferenceRefusal exhausted(Budget budget) {
        return of(
                ApiError.BUDGET_EXHAUSTED,
                "The budget '" + budget.name() + "' (" + budget.budgetId() + ") of " + budget.spender()
                        + " has too little left"
                        + (budget.period() == BudgetPeriod.TOTAL
                                ? "."
                                : " for this " + budget.period().name().toLowerCase(Locale.ROOT) + "."));
    }

    static InferenceRefusal usageLogUnavailable() {
        return of(ApiError.USAGE_LOG_UNAVAILABLE, "Usage cannot be recorded at the moment.")
                .retryAfter("2");
    }

    public ApiError error() {
        return error;
    }

    Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** OpenAI's error object. */
    ObjectNode body() {
        ObjectNode object = ExactJson.object();
        ObjectNode inner = object.putObject("error");
        inner.put("message", detail);
        inner.put("type", error.type());
        if (field != null) {
            inner.put("param", field);
        }
        inner.put("code", error.code());
        return object;
    }
}
