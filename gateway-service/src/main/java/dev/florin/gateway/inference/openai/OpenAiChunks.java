package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.usage.Meter;
import java.util.List;
import java.util.Optional;

/** A stream that already consists of OpenAI's chunks. */
final class OpenAiChunks implements ChunkSource {

    private final boolean searches;
    private Optional<ReportedUsage> usage = Optional.empty();

    /**
     * @param searches whether the request makes the model search the web
     */
    OpenAiChunks(boolean searches) {
        this.searches = searches;
    }

    @Override
    public List<ObjectNode> take(ObjectNode chunk) {
        usage = OpenAiUsage.in(chunk.path("usage"))
                .map(told -> withSearch(told, searches))
                .or(() -> usage);
        return List.of(chunk);
    }

    @Override
    public Optional<ReportedUsage> usage() {
        return usage;
    }

    @Override
    public boolean isComplete() {
        return usage.isPresent();
    }

    /** OpenAI's search models search once for each request that lets them, and do not say so in the usage. */
    static ReportedUsage withSearch(ReportedUsage told, boolean searches) {
        return searches && told.usage().quantity(Meter.WEB_SEARCHES) == 0
                ? new ReportedUsage(told.usage().with(Meter.WEB_SEARCHES, 1), told.shown(), told.contradictions())
                : told;
    }
}
