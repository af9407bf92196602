package dev.florin.stripesandbox.http;

import java.util.Map;

/** An HTTP answer. */
public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    public static Answer html(int status, String body) {
        return new Answer(
                status, Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"), body);
    }

    public static Answer seeOther(String location) {
        return new Answer(303, Map.of("Location", location), "");
    }
}
