package dev.florin.stripesandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Form-encoded parameters by their full names, such as {@code line_items[0][quantity]}, in the order of the names; of
 * parameters with the same name the last one counts.
 */
public record FormParameters(SequencedMap<String, String> values) {

    /** Reads a body or a query; throws {@link IllegalArgumentException} on broken percent-encoding. */
    public static FormParameters parse(String text) {
        SequencedMap<String, String> values = new TreeMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new FormParameters(values);
    }

    /** The value, unless it is missing or empty. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** The parameters {@code name[key]} by their keys. */
    public Map<String, String> group(String name) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(name + "[") && entry.getKey().endsWith("]"))
                .collect(Collectors.toMap(
                        entry -> entry.getKey()
                                .substring(name.length() + 1, entry.getKey().length() - 1),
                        Map.Entry::getValue));
    }

    public boolean hasAnyBelow(String name) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(name + "["));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
