package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A request for a chat completion: what the gateway must know of it, and the rest as it came.
 *
 * @param body without {@code byok_api_key}
 * @param model the customer's name of the model
 * @param usageAsked whether a streaming client asked for OpenAI's usage chunk, and so expects its fields in all chunks
 * @param outputLimit the most tokens of one choice, where the client limits them
 * @param choices how many answers are wanted
 * @param byokKey the customer's own key of the provider
 */
public record ChatRequest(
        ObjectNode body,
        String model,
        boolean stream,
        boolean usageAsked,
        OptionalLong outputLimit,
        long choices,
        Optional<String> byokKey) {

    private static final String WEB_SEARCH = "web_search_options";

    /** What makes a provider reason, guess or speak beside the text. */
    private static final Set<String> UNSEEN =
            Set.of(WEB_SEARCH, "reasoning_effort", "reasoning", "thinking", "prediction", "audio", "modalities");

    /**
     * The body for the provider: the provider's name of the model, always with usage, all else unchanged.
     *
     * @param outputCap a limit on the tokens of one choice that the account's balance sets
     */
    public ObjectNode upstreamBody(String upstreamModel, OptionalLong outputCap) {
        ObjectNode upstream = body.deepCopy();
        upstream.put("model", upstreamModel);
        outputCap.ifPresent(cap -> upstream.put("max_completion_tokens", cap));
        if (stream) {
            upstream.withObjectProperty("stream_options").put("include_usage", true);
        }
        return upstream;
    }

    /** Whether the model may search the web for the answer. */
    public boolean searchesWeb() {
        return body.hasNonNull(WEB_SEARCH);
    }

    /** Whether what is generated for it, and billed, may not all be seen in the answer. */
    boolean mayGenerateUnseen() {
        return UNSEEN.stream().anyMatch(body::hasNonNull);
    }

    /** Without the body: prompts and keys must not reach a log. */
    @Override
    public String toString() {
        return model + (stream ? " streamed" : "");
    }
}
