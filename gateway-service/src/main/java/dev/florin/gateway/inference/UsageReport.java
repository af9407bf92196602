package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.openai.OpenAiUsage;

/** The field {@code usage} of an answer: OpenAI's as the provider told it, then what it cost the customer. */
final class UsageReport {

    private UsageReport() {}

    static ObjectNode of(OpenAiUsage usage, Settled settled) {
        ObjectNode report = usage.original().deepCopy();
        report.put("tokens_prompt", usage.promptTokens());
        report.put("tokens_completion", usage.completionTokens());
        report.put("tokens_total", usage.promptTokens() + usage.completionTokens());
        report.put("cost", settled.cost());
        report.put("latency", settled.latencyMillis());
        report.put("cache_read_tokens", usage.cachedTokens());
        report.put("cache_write_tokens", 0L);
        report.put("reasoning_tokens", usage.reasoningTokens());
        report.put("web_search_count", 0L);
        return report;
    }
}
