package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;

/** The field {@code usage} of an answer: in OpenAI's words what the provider told, then what was charged and what it cost. */
final class UsageReport {

    private UsageReport() {}

    static ObjectNode of(ReportedUsage reported, Settled settled) {
        Usage usage = reported.usage();
        ObjectNode report = reported.shown().deepCopy();
        report.put("tokens_prompt", usage.within(Meter.INPUT_TOKENS));
        report.put("tokens_completion", usage.within(Meter.OUTPUT_TOKENS));
        report.put("tokens_total", usage.tokens());
        report.put("cost", settled.cost());
        report.put("latency", settled.latencyMillis());
        report.put("cache_read_tokens", usage.within(Meter.CACHED_INPUT_TOKENS));
        report.put("cache_write_tokens", usage.within(Meter.CACHE_WRITE_TOKENS));
        report.put("reasoning_tokens", usage.quantity(Meter.REASONING_TOKENS));
        report.put("web_search_count", usage.quantity(Meter.WEB_SEARCHES));
        if (settled.usage().quantities().keySet().stream().anyMatch(Meter::countsCharacters)) {
            report.put("characters_prompt", settled.usage().quantity(Meter.INPUT_CHARACTERS));
            report.put("characters_completion", settled.usage().quantity(Meter.OUTPUT_CHARACTERS));
            report.put("reference_bytes", settled.usage().quantity(Meter.REFERENCE_BYTES));
        }
        return report;
    }
}
