package dev.florin.demoupstream;

import java.util.Map;

/** A request that is answered with an error, in OpenAI's shape. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String code;

    RefusedException(int status, String type, String code, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    static RefusedException badRequest(String code, String message) {
        return new RefusedException(400, "invalid_request_error", code, message);
    }

    int status() {
        return status;
    }

    Map<String, Map<String, String>> body() {
        return Map.of("error", Map.of("message", String.valueOf(getMessage()), "type", type, "code", code));
    }
}
