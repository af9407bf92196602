package dev.florin.gateway.inference.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.DirectEndpoint;
import dev.florin.gateway.inference.DirectRequest;
import dev.florin.gateway.inference.InferenceRefusal;
import dev.florin.gateway.inference.PromptTokens;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.RequestFields;
import dev.florin.gateway.inference.openai.EmbeddingUsage;
import dev.florin.pricing.Price;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;

/** {@code POST /v1/embeddings}: all that is charged is the input's tokens. */
public final class Embeddings implements DirectEndpoint {

    private static final int MOST_INPUTS = 2048;
    private static final long EXTRA_TOKENS_OF_INPUT = 2;

    private final long marginPercent;

    /**
     * @param marginPercent the provider may count more tokens than we do: so many percent are reserved on top
     */
    public Embeddings(long marginPercent) {
        this.marginPercent = marginPercent;
    }

    @Override
    public String path() {
        return "/embeddings";
    }

    @Override
    public DirectRequest read(ObjectNode body) {
        Optional<String> byokKey = RequestFields.takeByokKey(body);
        JsonNode input = body.path("input");
        if (input.isMissingNode() || input.isNull() || (input.isArray() && input.isEmpty())) {
            throw InferenceRefusal.ofField("input", "a text, or a list of texts or of tokens, is needed.");
        }
        long inputs = input.isArray() && !input.get(0).isNumber() ? input.size() : 1;
        if (inputs > MOST_INPUTS) {
            throw InferenceRefusal.ofField("input", "at most " + MOST_INPUTS + " inputs are taken at a time.");
        }
        return new DirectRequest(body, RequestFields.model(body), byokKey, tokensIn(input), inputs);
    }

    @Override
    public Usage most(DirectRequest request, Price price) {
        long tokens = request.promptTokens()
                + request.promptTokens() * marginPercent / 100
                + request.things() * EXTRA_TOKENS_OF_INPUT;
        return Usage.of(Meter.INPUT_TOKENS, tokens);
    }

    /** Without a report, what we counted. */
    @Override
    public Optional<ReportedUsage> usage(DirectRequest request, Price price, ObjectNode answer) {
        return EmbeddingUsage.in(answer.path("usage"))
                .or(() -> Optional.of(ReportedUsage.counted(request.promptTokens(), 0)));
    }

    /** A text, a token, or a list of such. */
    private static long tokensIn(JsonNode input) {
        if (input.isTextual()) {
            return PromptTokens.in(input.textValue());
        }
        if (input.isIntegralNumber()) {
            return 1;
        }
        if (!input.isArray()) {
            throw InferenceRefusal.ofField("input", "only texts and tokens can be embedded.");
        }
        long tokens = 0;
        for (JsonNode element : input) {
            tokens += tokensIn(element);
        }
        return tokens;
    }
}
