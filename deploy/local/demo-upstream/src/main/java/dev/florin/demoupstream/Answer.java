package dev.florin.demoupstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the upstream says to a request: a pure function of it.
 *
 * @param pieces the shown text, token by token
 * @param finishReason {@code stop}, or {@code length} when the request's limit cut the answer
 */
record Answer(String id, String model, List<String> pieces, String finishReason, Usage usage) {

    /** The time of every answer, in seconds: an answer depends on nothing but its request. */
    static final long CREATED = 1_767_225_600;

    private static final int LEAST_TOKENS = 16;
    private static final int MOST_TOKENS = 64;

    record Usage(
            int promptTokens,
            int completionTokens,
            int totalTokens,
            PromptDetails promptTokensDetails,
            CompletionDetails completionTokensDetails) {}

    record PromptDetails(int cachedTokens, int audioTokens) {}

    record CompletionDetails(
            int reasoningTokens, int audioTokens, int acceptedPredictionTokens, int rejectedPredictionTokens) {}

    /** Throws {@link RefusedException} when the request wishes to be refused. */
    static Answer to(ChatRequest request) {
        Wishes wishes = request.wishes();
        if (wishes.status() != null) {
            throw new RefusedException(
                    wishes.status(), typeOf(wishes.status()), "demo_status", "Refused, as metadata.demo_status asked.");
        }
        long seed = 31L * request.model().hashCode() + request.texts().hashCode();
        int wished = wishes.outputTokens() == null ? lengthBy(seed) : wishes.outputTokens();
        int generated = limited(wished, request.maxTokens());
        int reasoning = Math.min(wishes.reasoningTokens(), generated);
        return new Answer(
                "chatcmpl-demo%016x".formatted(seed),
                request.model(),
                OneTokenWords.pieces(seed, generated - reasoning),
                generated < wished ? "length" : "stop",
                usage(PromptTokens.count(request.texts()), generated, reasoning, wishes.cachedTokens()));
    }

    private static int lengthBy(long seed) {
        return LEAST_TOKENS + (int) Math.floorMod(seed, (long) (MOST_TOKENS - LEAST_TOKENS));
    }

    private static int limited(int wished, @Nullable Integer maxTokens) {
        return maxTokens == null ? wished : Math.min(wished, maxTokens);
    }

    private static Usage usage(int prompt, int generated, int reasoning, int cached) {
        return new Usage(
                prompt,
                generated,
                prompt + generated,
                new PromptDetails(Math.min(cached, prompt), 0),
                new CompletionDetails(reasoning, 0, 0, 0));
    }

    private static String typeOf(int status) {
        return status == 429 ? "rate_limit_error" : status < 500 ? "invalid_request_error" : "server_error";
    }
}
