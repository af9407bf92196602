package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a translation reads out of texts. */
public final class Texts {

    private static final Pattern DATA_URL = Pattern.compile("data:([\\w.+-]+/[\\w.+-]+);base64,(.+)", Pattern.DOTALL);

    private Texts() {}

    /** A file that stands in a URL itself. */
    public record Inline(String mediaType, String base64) {}

    public static Optional<Inline> inlineIn(String url) {
        Matcher data = DATA_URL.matcher(url);
        return data.matches() ? Optional.of(new Inline(data.group(1), data.group(2))) : Optional.empty();
    }

    /** The object that a text is as JSON; empty where it is none. */
    public static Optional<ObjectNode> objectIn(String json) {
        try {
            return ExactJson.read(json.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A stop sequence or a list of them. */
    public static List<String> stops(Fields request) {
        JsonNode stop = request.take("stop");
        if (stop.isTextual()) {
            return List.of(stop.textValue());
        }
        List<String> stops = new ArrayList<>();
        for (JsonNode one : stop) {
            if (!one.isTextual()) {
                throw request.refusal("stop", "a text or a list of texts is needed.");
            }
            stops.add(one.textValue());
        }
        return stops;
    }
}
