package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.gateway.inference.ApiError;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.InferenceRefusal;
import dev.florin.usage.Funding;
import io.netty.handler.timeout.TimeoutException;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;

/**
 * What a caller is told when the provider does not answer well. What is the caller's fault stays so; what concerns the
 * operator's credentials or the provider's health is a failure behind the gateway.
 */
final class UpstreamRefusals {

    private static final int SHOWN = 500;

    private UpstreamRefusals() {}

    /** The provider answered with an error. */
    static InferenceRefusal of(HttpClientResponse response, byte[] body, Funding funding) {
        int status = response.statusCode();
        return switch (status) {
            case 400, 413, 422 -> InferenceRefusal.of(ApiError.UPSTREAM_REFUSED, "The provider: " + messageIn(body));
            case 401, 403 -> forbidden(funding);
            case 429 ->
                InferenceRefusal.of(ApiError.UPSTREAM_RATE_LIMITED, "The provider's rate limit is reached.")
                        .retryAfter(response.getHeader("Retry-After"));
            default ->
                InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider answered with status " + status + ".");
        };
    }

    /** No answer, or one that broke off; a refusal stays what it is. */
    static Throwable unreachable(Throwable failure) {
        return switch (failure) {
            case InferenceRefusal refusal -> refusal;
            case TimeoutException timeout -> timedOut();
            case java.util.concurrent.TimeoutException timeout -> timedOut();
            default -> InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider cannot be reached or broke off.");
        };
    }

    static InferenceRefusal timedOut() {
        return InferenceRefusal.of(ApiError.UPSTREAM_TIMED_OUT, "The provider took too long.");
    }

    static InferenceRefusal unusable(String detail) {
        return InferenceRefusal.of(ApiError.UPSTREAM_FAILED, detail);
    }

    private static InferenceRefusal forbidden(Funding funding) {
        return funding == Funding.BYOK
                ? InferenceRefusal.of(ApiError.INVALID_BYOK_KEY, "The provider does not accept byok_api_key.")
                : InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider does not accept the operator's key.");
    }

    private static String messageIn(byte[] body) {
        try {
            JsonNode message = ExactJson.read(body).path("error").path("message");
            String text = message.isTextual() ? message.textValue() : "the request was refused.";
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        } catch (IOException e) {
            return "the request was refused.";
        }
    }
}
