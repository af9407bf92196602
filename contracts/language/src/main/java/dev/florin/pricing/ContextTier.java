package dev.florin.pricing;

import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Other rates for requests with a long prompt. They hold for the whole request, not only for what lies above: a prompt of
 * one token more may move all of its tokens, and those of the answer, to the other rate.
 *
 * @param abovePromptTokens the tier holds when the prompt has more tokens than this, cached ones and those written to the
 *     cache included
 * @param rates of the meters that cost something else in this tier; the others keep the price's rate
 */
public record ContextTier(long abovePromptTokens, Map<Meter, Rate> rates) {

    private static final Meter[] OF_PROMPT = Stream.of(Meter.values())
            .filter(meter -> meter.isWithin(Meter.INPUT_TOKENS))
            .toArray(Meter[]::new);

    public ContextTier {
        if (abovePromptTokens < 1) {
            throw new IllegalArgumentException("a context tier above " + abovePromptTokens + " tokens");
        }
        if (rates.isEmpty()) {
            throw new IllegalArgumentException(
                    "the context tier above " + abovePromptTokens + " tokens changes no rate");
        }
        rates = Collections.unmodifiableMap(new EnumMap<>(rates));
    }

    /** Whether a request's prompt is this long. */
    boolean holdsFor(Usage usage) {
        long promptTokens = 0;
        for (Meter meter : OF_PROMPT) {
            promptTokens = Math.addExact(promptTokens, usage.quantity(meter));
        }
        return promptTokens > abovePromptTokens;
    }
}
