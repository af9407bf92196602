package dev.florin.stripesandbox.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods and paths with their endpoints; a path's segment may be a variable, {@code /c/pay/{id}}. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** An endpoint with what its path's variables stand for. */
    public record Match(Endpoint endpoint, Map<String, String> pathVariables) {}

    private record Route(String method, List<String> segments, Endpoint endpoint) {}

    public void on(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, segmentsOf(path), endpoint));
    }

    public Optional<Match> find(String method, String path) {
        List<String> segments = segmentsOf(path);
        for (Route route : routes) {
            Optional<Map<String, String>> variables = variablesOf(route, segments);
            if (route.method.equals(method) && variables.isPresent()) {
                return Optional.of(new Match(route.endpoint, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> variablesOf(Route route, List<String> segments) {
        if (route.segments.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = route.segments.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
            } else if (!expected.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> segmentsOf(String path) {
        return List.of(path.split("/", -1));
    }
}
