package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.id.DraftId;
import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.opening.Http;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What submitting, rejecting and publishing a draft have in common. */
final class DraftStep {

    @Parameters(paramLabel = "DRAFT", description = "The draft's id.")
    private String draft = "";

    @Option(
            names = "--as",
            paramLabel = "AUTHOR",
            description = "Who you are (default: the user's name); who publishes must not have written it.")
    private String author = System.getProperty("user.name", "");

    @Option(
            names = "--revision",
            paramLabel = "N",
            description = "As you saw the draft; refused when it has changed since (default: as it is).")
    private @Nullable Integer revision;

    /** Throws {@link LaunchFailure} with the answer's own words when it is refused. */
    JsonNode take(String step, Map<String, String> more) {
        Http gateway = CatalogueCommand.gateway();
        String path = CatalogueCommand.DRAFTS + "/" + id(draft);
        Map<String, Object> body = new HashMap<>(more);
        body.put("author", author);
        body.put(
                "revision",
                revision == null ? gateway.get(path).path("revision").asInt() : revision);
        return gateway.post(path + "/" + step, body, Map.of());
    }

    static DraftId id(String text) {
        try {
            return DraftId.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure("'" + text + "' is not the id of a draft: " + e.getMessage(), e);
        }
    }
}
