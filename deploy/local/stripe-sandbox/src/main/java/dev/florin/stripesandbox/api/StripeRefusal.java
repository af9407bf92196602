package dev.florin.stripesandbox.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.http.AnsweredException;
import org.jspecify.annotations.Nullable;

/** Refusals in the shape of Stripe's errors. */
final class StripeRefusal {

    private static final String INVALID_REQUEST = "invalid_request_error";

    private StripeRefusal() {}

    static AnsweredException unauthenticated(String message) {
        return refusal(401, INVALID_REQUEST, null, null, message);
    }

    static AnsweredException missing(String resource, String id) {
        return refusal(404, INVALID_REQUEST, "resource_missing", "id", "No such " + resource + ": '" + id + "'");
    }

    static AnsweredException missingParameter(String name) {
        return refusal(400, INVALID_REQUEST, "parameter_missing", name, "Missing required param: " + name + ".");
    }

    static AnsweredException unknownParameter(String name) {
        return refusal(
                400,
                INVALID_REQUEST,
                "parameter_unknown",
                name,
                "Received unknown parameter: " + name + " (the sandbox knows only what its README lists)");
    }

    static AnsweredException invalidParameter(String name, String message) {
        return refusal(400, INVALID_REQUEST, "parameter_invalid", name, message);
    }

    static AnsweredException unexpectedState(String message) {
        return refusal(400, INVALID_REQUEST, null, null, message);
    }

    static AnsweredException keyReused(String idempotencyKey) {
        return refusal(
                400,
                "idempotency_error",
                null,
                null,
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
                        + " Try using a key other than '" + idempotencyKey
                        + "' if you meant to execute a different request.");
    }

    private static AnsweredException refusal(
            int status, String type, @Nullable String code, @Nullable String parameter, String message) {
        ObjectNode error =
                JsonNodeFactory.instance.objectNode().put("type", type).put("message", message);
        if (code != null) {
            error.put("code", code);
        }
        if (parameter != null) {
            error.put("param", parameter);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return new AnsweredException(message, Answer.json(status, body.toString()));
    }
}
