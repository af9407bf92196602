package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.pricing.Price;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which meters a chat may come to use, by what it asks for. A meter that it must have a rate for is refused without one,
 * before anything is sent.
 *
 * @param prompt meters of the prompt's tokens
 * @param answer meters of the answer's tokens
 * @param webSearches the most searches
 */
public record Exposure(Set<Meter> prompt, Set<Meter> answer, long webSearches) {

    /** So many searches are reserved for a request that lets the model search, and asked of providers that take a limit. */
    public static final long MOST_WEB_SEARCHES = 5;

    static Exposure of(JsonNode body) {
        Set<Meter> prompt = EnumSet.of(Meter.INPUT_TOKENS, Meter.CACHED_INPUT_TOKENS);
        Set<Meter> answer = EnumSet.of(Meter.OUTPUT_TOKENS, Meter.REASONING_TOKENS);
        expose(body.path("messages"), prompt);
        body.path("tools").forEach(tool -> exposeWrite(tool.path("cache_control"), prompt));
        for (JsonNode modality : body.path("modalities")) {
            switch (modality.asText("")) {
                case "audio" -> answer.add(Meter.AUDIO_OUTPUT_TOKENS);
                case "image" -> answer.add(Meter.IMAGE_OUTPUT_TOKENS);
                default -> {}
            }
        }
        return new Exposure(prompt, answer, body.hasNonNull("web_search_options") ? MOST_WEB_SEARCHES : 0);
    }

    /** A meter that the request may use and the price has no rate for. */
    Optional<Meter> unpriced(Price price) {
        return Stream.of(prompt, answer, webSearches > 0 ? Set.of(Meter.WEB_SEARCHES) : Set.<Meter>of())
                .flatMap(Set::stream)
                .filter(meter -> !price.rates().containsKey(meter))
                .findFirst();
    }

    /** Also what a provider may tell apart unasked, where the price tells it apart: images, and what it wrote to its cache. */
    Set<Meter> promptMeters(Price price) {
        Set<Meter> meters = EnumSet.copyOf(prompt);
        Stream.of(Meter.IMAGE_INPUT_TOKENS, Meter.CACHE_WRITE_TOKENS)
                .filter(price.rates()::containsKey)
                .forEach(meters::add);
        return meters;
    }

    /** What is charged beside the tokens, at most. */
    Usage beside(Price price) {
        Usage searches = Usage.of(Meter.WEB_SEARCHES, webSearches);
        return price.rates().containsKey(Meter.REQUESTS) ? searches.with(Meter.REQUESTS, 1) : searches;
    }

    private static void expose(JsonNode node, Set<Meter> prompt) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            switch (field.getKey()) {
                case "input_audio" -> prompt.add(Meter.AUDIO_INPUT_TOKENS);
                case "cache_control" -> exposeWrite(field.getValue(), prompt);
                default -> expose(field.getValue(), prompt);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> expose(element, prompt));
        }
    }

    private static void exposeWrite(JsonNode cacheControl, Set<Meter> prompt) {
        if (cacheControl.isObject()) {
            boolean hour = cacheControl.path("ttl").asText("").equals("1h");
            prompt.add(hour ? Meter.CACHE_WRITE_1H_TOKENS : Meter.CACHE_WRITE_TOKENS);
        }
    }
}
