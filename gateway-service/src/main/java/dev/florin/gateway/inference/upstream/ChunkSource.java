package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ReportedUsage;
import java.util.List;
import java.util.Optional;

/** One streamed answer of a provider on its way to becoming OpenAI's chunks. Pure; holds what was told so far. */
public interface ChunkSource {

    /** Takes an event; what it is in OpenAI's chunks. */
    List<ObjectNode> take(ObjectNode event);

    /** What the provider says that the whole answer used, if it has come to that. */
    Optional<ReportedUsage> usage();

    /** Whether the provider has told the answer to its end. */
    boolean isComplete();

    /**
     * What an answer used that broke off before its end.
     *
     * @param promptTokens our count, for where the provider has told nothing
     * @param generatedTokens our count of what came
     */
    default ReportedUsage brokenOff(long promptTokens, long generatedTokens) {
        return ReportedUsage.counted(promptTokens, generatedTokens);
    }
}
