package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.pricing.Price;
import dev.florin.usage.Usage;
import java.util.Optional;

/** An endpoint of OpenAI's API whose requests are passed on as they come and answered in one piece. Pure. */
public interface DirectEndpoint {

    /** Under {@code /v1} here, and under the provider's base URL. */
    String path();

    /** Reads and checks what the gateway must know; throws {@link InferenceRefusal} that names the field. */
    DirectRequest read(ObjectNode body);

    /** The most that a request can use, by the meters that the price goes by. */
    Usage most(DirectRequest request, Price price);

    /** What an answer used, by the same meters; empty where neither report nor answer tells. */
    Optional<ReportedUsage> usage(DirectRequest request, Price price, ObjectNode answer);
}
