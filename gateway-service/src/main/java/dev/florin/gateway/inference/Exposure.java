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
 * @param beside what a price by characters has to have rates for besides: files, and what has no characters
 * @param webSearches the most searches
 */
public record Exposure(Set<Meter> prompt, Set<Meter> answer, Set<Meter> beside, long webSearches) {

    /** So many searches are reserved for a request that lets the model search, and asked of providers that take a limit. */
    public static final long MOST_WEB_SEARCHES = 5;

    private static final Set<Meter> PROMPT_CHARACTERS = Set.of(Meter.INPUT_CHARACTERS);
    private static final Set<Meter> ANSWER_CHARACTERS = Set.of(Meter.OUTPUT_CHARACTERS);

    static Exposure of(JsonNode body) {
        Set<Meter> prompt = EnumSet.of(Meter.INPUT_TOKENS, Meter.CACHED_INPUT_TOKENS);
        Set<Meter> answer = EnumSet.of(Meter.OUTPUT_TOKENS, Meter.REASONING_TOKENS);
        Set<Meter> beside = EnumSet.noneOf(Meter.class);
        expose(body.path("messages"), prompt, beside);
        body.path("tools").forEach(tool -> exposeWrite(tool.path("cache_control"), prompt));
        for (JsonNode modality : body.path("modalities")) {
            switch (modality.asText("")) {
                case "audio" -> {
                    answer.add(Meter.AUDIO_OUTPUT_TOKENS);
                    beside.add(Meter.AUDIO_OUTPUT_TOKENS);
                }
                case "image" -> {
                    answer.add(Meter.IMAGE_OUTPUT_TOKENS);
                    beside.add(Meter.IMAGE_OUTPUT_TOKENS);
                }
                default -> {}
            }
        }
        return new Exposure(prompt, answer, beside, body.hasNonNull("web_search_options") ? MOST_WEB_SEARCHES : 0);
    }

    /** A meter that the request may use and the price has no rate for. */
    Optional<Meter> unpriced(Price price) {
        Set<Meter> searches = webSearches > 0 ? Set.of(Meter.WEB_SEARCHES) : Set.of();
        Stream<Set<Meter>> used = switch (TextUnit.of(price)) {
            case TOKENS -> Stream.of(prompt, answer, searches);
            case CHARACTERS -> Stream.of(PROMPT_CHARACTERS, ANSWER_CHARACTERS, beside, searches);
        };
        return used.flatMap(Set::stream)
                .filter(meter -> !price.rates().containsKey(meter))
                .findFirst();
    }

    /** Also what a provider may tell apart unasked, where the price tells it apart: images, and what it wrote to its cache. */
    Set<Meter> promptMeters(Price price) {
        if (TextUnit.of(price) == TextUnit.CHARACTERS) {
            return PROMPT_CHARACTERS;
        }
        Set<Meter> meters = EnumSet.copyOf(prompt);
        Stream.of(Meter.IMAGE_INPUT_TOKENS, Meter.CACHE_WRITE_TOKENS)
                .filter(price.rates()::containsKey)
                .forEach(meters::add);
        return meters;
    }

    /** Of a price by characters one meter, however the model comes by the text. */
    Set<Meter> answerMeters(Price price) {
        return TextUnit.of(price) == TextUnit.CHARACTERS ? ANSWER_CHARACTERS : answer;
    }

    /** What is charged beside prompt and answer, at most; without files. */
    Usage beside(Price price) {
        Usage searches = Usage.of(Meter.WEB_SEARCHES, webSearches);
        return price.rates().containsKey(Meter.REQUESTS) ? searches.with(Meter.REQUESTS, 1) : searches;
    }

    private static void expose(JsonNode node, Set<Meter> prompt, Set<Meter> beside) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            switch (field.getKey()) {
                case "input_audio" -> {
                    prompt.add(Meter.AUDIO_INPUT_TOKENS);
                    beside.add(Meter.AUDIO_INPUT_TOKENS);
                }
                case "image_url" -> beside.add(Meter.IMAGE_INPUT_TOKENS);
                case "file" -> beside.add(Meter.REFERENCE_BYTES);
                case "cache_control" -> exposeWrite(field.getValue(), prompt);
                default -> expose(field.getValue(), prompt, beside);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> expose(element, prompt, beside));
        }
    }

    private static void exposeWrite(JsonNode cacheControl, Set<Meter> prompt) {
        if (cacheControl.isObject()) {
            boolean hour = cacheControl.path("ttl").asText("").equals("1h");
            prompt.add(hour ? Meter.CACHE_WRITE_1H_TOKENS : Meter.CACHE_WRITE_TOKENS);
        }
    }
}
