package dev.florin.gateway.inference;

/** The one catalogue of what the inference API refuses, each with its HTTP status and OpenAI's type and code. */
public enum ApiError {
    MALFORMED_JSON(400, "invalid_request_error", "malformed_json"),
    INVALID_VALUE(400, "invalid_request_error", "invalid_value"),
    CONTEXT_EXCEEDED(400, "invalid_request_error", "context_length_exceeded"),
    UPSTREAM_REFUSED(400, "invalid_request_error", "upstream_refused"),
    INVALID_API_KEY(401, "authentication_error", "invalid_api_key"),
    INVALID_BYOK_KEY(401, "authentication_error", "invalid_byok_api_key"),
    CREDITS_EXHAUSTED(402, "insufficient_credits", "credits_exhausted"),
    BUDGET_EXHAUSTED(402, "insufficient_credits", "budget_exhausted"),
    MODEL_NOT_FOUND(404, "invalid_request_error", "model_not_found"),
    MODEL_NOT_PRICED(404, "invalid_request_error", "model_not_priced"),
    BODY_TOO_LARGE(413, "invalid_request_error", "body_too_large"),
    RATE_LIMITED(429, "rate_limit_error", "rate_limit_exceeded"),
    UPSTREAM_RATE_LIMITED(429, "rate_limit_error", "upstream_rate_limited"),
    INTERNAL(500, "server_error", "internal_error"),
    UPSTREAM_FAILED(502, "upstream_error", "upstream_failed"),
    OVERLOADED(503, "server_error", "overloaded"),
    STARTING(503, "server_error", "starting"),
    LEDGER_UNAVAILABLE(503, "server_error", "ledger_unavailable"),
    USAGE_LOG_UNAVAILABLE(503, "server_error", "usage_log_unavailable"),
    UPSTREAM_TIMED_OUT(504, "upstream_error", "upstream_timed_out");

    private final int status;
    private final String type;
    private final String code;

    ApiError(int status, String type, String code) {
        this.status = status;
        this.type = type;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String code() {
        return code;
    }
}
