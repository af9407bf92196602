package dev.florin.metering.community;

import dev.florin.usage.Meter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long prompt and answer of a model may be.
 *
 * @param contextTokens the file's limit of the prompt, which for most models is that of both together
 */
record TokenLimits(long contextTokens, long maxOutputTokens) {

    /** Of what is not priced by tokens, such as images or seconds of speech, nobody asks for a limit of them. */
    private static final TokenLimits OF_NO_TOKENS = new TokenLimits(1, 1);

    /** Throws {@link UnusableEntryException} where there are none and the model is priced by tokens. */
    static TokenLimits of(CommunityEntry entry, Set<Meter> priced) {
        Optional<Long> prompt = first(entry, "max_input_tokens", "max_tokens", "max_output_tokens");
        if (prompt.isEmpty()) {
            if (priced.stream().anyMatch(TokenLimits::isOfTokens)) {
                throw new UnusableEntryException("has no limit of tokens: max_input_tokens and max_tokens are missing");
            }
            return OF_NO_TOKENS;
        }
        long answer = first(entry, "max_output_tokens", "max_tokens").orElse(prompt.get());
        return new TokenLimits(Math.max(prompt.get(), answer), answer);
    }

    private static boolean isOfTokens(Meter meter) {
        return meter.isWithin(Meter.INPUT_TOKENS) || meter.isWithin(Meter.OUTPUT_TOKENS);
    }

    private static Optional<Long> first(CommunityEntry entry, String... fields) {
        return Stream.of(fields)
                .flatMap(field -> CostReader.wholeNumber(entry.fields().get(field)).stream())
                .filter(tokens -> tokens > 0)
                .findFirst();
    }
}
