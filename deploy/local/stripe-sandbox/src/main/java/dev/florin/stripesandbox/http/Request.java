package dev.florin.stripesandbox.http;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request, read whole.
 *
 * @param pathVariables what stood in the place of the route's {@code {names}}
 * @param query the raw query, empty where there is none
 * @param headers the first value of each, names in lower case
 */
public record Request(Map<String, String> pathVariables, String query, Map<String, String> headers, String body) {

    public String path(String variable) {
        String value = pathVariables.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + variable + "}");
        }
        return value;
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
