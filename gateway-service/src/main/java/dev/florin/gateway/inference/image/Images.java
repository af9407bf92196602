package dev.florin.gateway.inference.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.DirectEndpoint;
import dev.florin.gateway.inference.DirectRequest;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.InferenceRefusal;
import dev.florin.gateway.inference.PromptTokens;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.RequestFields;
import dev.florin.gateway.inference.openai.ImageUsage;
import dev.florin.pricing.Price;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /v1/images/generations}. The price decides by what is charged: one with a rate for image tokens goes by
 * tokens, any other by the images that were made; never by both.
 */
public final class Images implements DirectEndpoint {

    private static final long MOST_IMAGES = 10;

    /** Of the prompt, on top of our count: half as much again and ten. */
    private static final long EXTRA_PROMPT_TOKENS = 10;

    private final long tokensOfImage;

    /**
     * @param tokensOfImage the most that an image can have
     */
    public Images(long tokensOfImage) {
        this.tokensOfImage = tokensOfImage;
    }

    @Override
    public String path() {
        return "/images/generations";
    }

    @Override
    public DirectRequest read(ObjectNode body) {
        Optional<String> byokKey = RequestFields.takeByokKey(body);
        String prompt = RequestFields.text(body, "prompt")
                .orElseThrow(() -> InferenceRefusal.ofField("prompt", "a text is needed."));
        if (RequestFields.flag(body, "stream")) {
            throw InferenceRefusal.ofField("stream", "images are not streamed here.");
        }
        return new DirectRequest(
                body,
                RequestFields.model(body),
                byokKey,
                PromptTokens.in(prompt),
                RequestFields.count(body, "n", MOST_IMAGES).orElse(1));
    }

    @Override
    public Usage most(DirectRequest request, Price price) {
        if (!goesByTokens(price)) {
            return Usage.of(Meter.IMAGES, request.things());
        }
        long prompt = request.promptTokens() + request.promptTokens() / 2 + EXTRA_PROMPT_TOKENS;
        return Usage.of(Meter.INPUT_TOKENS, prompt)
                .with(Meter.IMAGE_OUTPUT_TOKENS, Math.multiplyExact(request.things(), tokensOfImage));
    }

    @Override
    public Optional<ReportedUsage> usage(DirectRequest request, Price price, ObjectNode answer) {
        return goesByTokens(price) ? ImageUsage.in(answer.path("usage")) : Optional.of(counted(answer));
    }

    private static ReportedUsage counted(ObjectNode answer) {
        ObjectNode told = answer.path("usage") instanceof ObjectNode usage ? usage : ExactJson.object();
        Usage images = Usage.of(Meter.IMAGES, answer.path("data").size());
        return new ReportedUsage(images, told, List.of());
    }

    private static boolean goesByTokens(Price price) {
        return price.rates().containsKey(Meter.IMAGE_OUTPUT_TOKENS);
    }
}
