package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;

/** Writes OpenAI's chat completions and their chunks for providers of other families. */
public final class CompletionJson {

    private CompletionJson() {}

    /** A whole answer without choices yet. */
    public static ObjectNode completion(String id, long createdSeconds) {
        return head(id, "chat.completion", createdSeconds);
    }

    /** A chunk of one choice, whose delta is empty yet: {@code /choices/0/delta}. */
    public static ObjectNode chunk(String id, long createdSeconds, int choice) {
        ObjectNode chunk = head(id, "chat.completion.chunk", createdSeconds);
        ObjectNode only = chunk.putArray("choices").addObject();
        only.put("index", choice);
        only.putObject("delta");
        only.putNull("finish_reason");
        return chunk;
    }

    public static ObjectNode deltaOf(ObjectNode chunk) {
        return (ObjectNode) chunk.at("/choices/0/delta");
    }

    public static ObjectNode finished(ObjectNode chunk, String reason) {
        ((ObjectNode) chunk.at("/choices/0")).put("finish_reason", reason);
        return chunk;
    }

    private static ObjectNode head(String id, String object, long createdSeconds) {
        ObjectNode head = ExactJson.object();
        head.put("id", id);
        head.put("object", object);
        head.put("created", createdSeconds);
        head.put("model", "");
        return head;
    }
}
