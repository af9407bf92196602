package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.Call;
import dev.florin.gateway.inference.ReportedUsage;
import java.util.Optional;

/** How chats are held with providers of one family: OpenAI's chat completions in their words, and back. Pure. */
public interface ChatFamily {

    /**
     * What the provider is asked.
     *
     * @throws dev.florin.gateway.inference.InferenceRefusal that names the field, where the request asks for what cannot
     *     be said in the family's words: it is refused, not left out
     */
    UpstreamRequest request(Call call);

    /** What a whole answer says that it used; empty where it does not. */
    Optional<ReportedUsage> usage(Call call, ObjectNode answer);

    /** A whole answer as OpenAI's chat completion; its model and usage are written by others. */
    ObjectNode completion(Call call, ObjectNode answer);

    /** A streamed answer as OpenAI's chunks. */
    ChunkSource chunks(Call call);
}
