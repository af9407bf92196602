package dev.florin.gateway.inference;

import dev.florin.gateway.routing.Route;
import dev.florin.pricing.Discount;
import jakarta.enterprise.context.ApplicationScoped;

/** From a chat and its route to how much it may use. */
@ApplicationScoped
public class Estimation {

    private static final long EXTRA_PROMPT_TOKENS = 10;

    /** A byte of text is a token at most. */
    private static final long LEAST_BYTES_OF_FILE_TOKEN = 1;

    /** What a token of text mostly has: where only limits on tokens go by it. */
    private static final long USUAL_BYTES_OF_FILE_TOKEN = 4;

    private final InferenceConfig config;

    public Estimation(InferenceConfig config) {
        this.config = config;
    }

    /**
     * Throws {@link InferenceRefusal} where the price has no rate for what the chat may use, the model cannot take its prompt, or a
     * file in it cannot be counted.
     *
     * @param discount the account's at this time
     */
    Estimate of(ChatRequest request, Route route, Discount discount) {
        Exposure exposure = Exposure.of(request.body());
        exposure.unpriced(route.price()).ifPresent(meter -> {
            throw InferenceRefusal.unpriced(route.model(), meter);
        });
        long mostTokens =
                Math.min(request.outputLimit().orElse(Long.MAX_VALUE), route.maxOutputTokens()) * request.choices();
        return switch (TextUnit.of(route.price())) {
            case TOKENS -> byTokens(request, route, exposure, mostTokens).less(discount);
            case CHARACTERS ->
                byCharacters(request, route, exposure, mostTokens).less(discount);
        };
    }

    private Estimate byTokens(ChatRequest request, Route route, Exposure exposure, long mostTokens) {
        long promptTokens = promptTokens(request, route, LEAST_BYTES_OF_FILE_TOKEN);
        return new Estimate(
                chargeAt(route, exposure, 0),
                PromptSize.ofTokens(promptTokens),
                promptTokens
                        + promptTokens * config.promptMarginPercent() / 100
                        + exposure.webSearches() * config.webSearchTokens()
                        + EXTRA_PROMPT_TOKENS,
                mostTokens,
                1);
    }

    /** Of the prompt no more can come than is counted: what searches and tools put into it is no text of the customer's. */
    private Estimate byCharacters(ChatRequest request, Route route, Exposure exposure, long mostTokens) {
        PromptSize prompt = new PromptSize(
                promptTokens(request, route, USUAL_BYTES_OF_FILE_TOKEN),
                PromptCharacters.in(request.body()),
                ReferenceFiles.bytesIn(request.body()));
        long mostCharacters = config.mostCharactersOfToken();
        return new Estimate(
                chargeAt(route, exposure, prompt.referenceBytes()),
                prompt,
                prompt.characters(),
                mostTokens * mostCharacters,
                mostCharacters);
    }

    private static MaximumCharge chargeAt(Route route, Exposure exposure, long referenceBytes) {
        return MaximumCharge.at(route.price(), exposure, referenceBytes).orElseThrow();
    }

    private long promptTokens(ChatRequest request, Route route, long bytesOfFileToken) {
        long promptTokens = PromptTokens.in(request.body(), config.imageTokens(), bytesOfFileToken);
        if (promptTokens > route.contextTokens()) {
            throw InferenceRefusal.of(
                    ApiError.CONTEXT_EXCEEDED,
                    "The prompt has about " + promptTokens + " tokens; the model takes " + route.contextTokens() + ".");
        }
        return promptTokens;
    }
}
