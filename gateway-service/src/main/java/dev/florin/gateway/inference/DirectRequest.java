package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A request that is passed on as it came and answered in one piece.
 *
 * @param body without {@code byok_api_key}
 * @param model the customer's name of the model
 * @param byokKey the customer's own key of the provider
 * @param promptTokens our count of the prompt
 * @param things how many are asked for: images
 */
public record DirectRequest(ObjectNode body, String model, Optional<String> byokKey, long promptTokens, long things) {

    /** Without the body: prompts and keys must not reach a log. */
    @Override
    public String toString() {
        return model;
    }
}
