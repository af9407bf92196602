package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.usage.Funding;
import java.util.Map;

/**
 * What a provider is asked.
 *
 * @param url absolute
 * @param headers the provider's, with the credential
 * @param stream whether the answer is to come as server-sent events
 */
public record UpstreamRequest(
        String url, Map<String, String> headers, ObjectNode body, boolean stream, Funding funding) {

    /** Without headers and body: keys and prompts must not reach a log. */
    @Override
    public String toString() {
        return url;
    }
}
