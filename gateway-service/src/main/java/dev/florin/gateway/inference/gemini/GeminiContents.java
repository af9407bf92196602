package dev.florin.gateway.inference.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.upstream.Fields;
import dev.florin.gateway.inference.upstream.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's messages as Gemini's contents: what the system says stands apart, the assistant is the model, and tools'
 * results, which go by the function's name there, are said by the user.
 */
final class GeminiContents {

    private final ArrayNode system = ExactJson.object().putArray("parts");
    private final ArrayNode contents;
    private final Map<String, String> functionByCall = new HashMap<>();

    private GeminiContents(ArrayNode contents) {
        this.contents = contents;
    }

    static void translate(List<Fields> asked, ObjectNode request) {
        GeminiContents translation = new GeminiContents(request.putArray("contents"));
        asked.forEach(translation::add);
        if (!translation.system.isEmpty()) {
            request.putObject("systemInstruction").set("parts", translation.system);
        }
    }

    private void add(Fields message) {
        String role = message.neededText("role");
        switch (role) {
            case "system", "developer" -> addSystem(message);
            case "user" -> parts(message, turn("user"));
            case "assistant" -> addModel(message);
            case "tool" -> addFunctionResponse(message);
            default -> throw message.refusal("role", "the provider of this model knows no '" + role + "'.");
        }
        message.end();
    }

    private void addSystem(Fields message) {
        if (!contents.isEmpty()) {
            throw message.refusal("role", "the provider of this model takes instructions only before all turns.");
        }
        parts(message, system);
    }

    private void addModel(Fields message) {
        ArrayNode turn = turn("model");
        message.meansNothing("annotations", "[]");
        parts(message, turn);
        message.text("refusal").ifPresent(refusal -> text(refusal, turn));
        for (Fields call : message.objects("tool_calls")) {
            call.meansNothing("type", "\"function\"");
            Fields function = call.object("function");
            String name = function.neededText("name");
            functionByCall.put(call.neededText("id"), name);
            ObjectNode part = turn.addObject();
            part.putObject("functionCall").put("name", name).set("args", argumentsOf(function));
            signature(call, part);
            function.end();
            call.end();
        }
    }

    /** Gemini's models want the signature of their thoughts back with the call that came of them. */
    private static void signature(Fields call, ObjectNode part) {
        JsonNode signature = call.take("extra_content").at("/google/thought_signature");
        if (signature.isTextual()) {
            part.set("thoughtSignature", signature);
        }
    }

    private void addFunctionResponse(Fields message) {
        String call = message.neededText("tool_call_id");
        String name = functionByCall.get(call);
        if (name == null) {
            throw message.refusal("tool_call_id", "no call '" + call + "' stands before.");
        }
        ArrayNode said = ExactJson.object().putArray("parts");
        parts(message, said);
        StringBuilder text = new StringBuilder();
        for (JsonNode part : said) {
            text.append(part.path("text").asText(""));
        }
        ObjectNode response =
                turn("user").addObject().putObject("functionResponse").put("name", name);
        response.set(
                "response",
                Texts.objectIn(text.toString())
                        .orElseGet(() -> ExactJson.object().put("result", text.toString())));
    }

    /** Where parts of this role are to be added: the last turn, if it is of this role. */
    private ArrayNode turn(String role) {
        JsonNode last = contents.path(contents.size() - 1);
        if (last.path("role").asText("").equals(role)) {
            return (ArrayNode) last.path("parts");
        }
        return contents.addObject().put("role", role).putArray("parts");
    }

    private static void parts(Fields message, ArrayNode parts) {
        if (message.peek("content").isTextual()) {
            text(message.neededText("content"), parts);
            return;
        }
        for (Fields part : message.objects("content")) {
            add(part, parts);
            part.end();
        }
    }

    private static void add(Fields part, ArrayNode parts) {
        String type = part.neededText("type");
        switch (type) {
            case "text" -> text(part.neededText("text"), parts);
            case "refusal" -> text(part.neededText("refusal"), parts);
            case "image_url" -> image(part.object("image_url"), parts);
            case "input_audio" -> audio(part.object("input_audio"), parts);
            case "file" -> file(part.object("file"), parts);
            default -> throw part.refusal("type", "the provider of this model cannot be given '" + type + "'.");
        }
    }

    private static void text(String text, ArrayNode parts) {
        if (!text.isEmpty()) {
            parts.addObject().put("text", text);
        }
    }

    private static void image(Fields image, ArrayNode parts) {
        Texts.Inline inline = Texts.inlineIn(image.neededText("url"))
                .orElseThrow(() -> image.refusal(
                        "url", "the provider of this model takes images only as data:TYPE;base64,… URLs."));
        inline(inline.mediaType(), inline.base64(), parts);
        image.meansNothing("detail", "\"auto\"").end();
    }

    private static void audio(Fields audio, ArrayNode parts) {
        inline("audio/" + audio.neededText("format"), audio.neededText("data"), parts);
        audio.end();
    }

    private static void file(Fields file, ArrayNode parts) {
        Texts.Inline inline = Texts.inlineIn(file.neededText("file_data"))
                .orElseThrow(() -> file.refusal(
                        "file_data", "the provider of this model takes files only as data:TYPE;base64,… URLs."));
        inline(inline.mediaType(), inline.base64(), parts);
        file.known("filename");
        file.end();
    }

    private static void inline(String mediaType, String base64, ArrayNode parts) {
        parts.addObject().putObject("inlineData").put("mimeType", mediaType).put("data", base64);
    }

    private static ObjectNode argumentsOf(Fields function) {
        String arguments = function.text("arguments").orElse("");
        return arguments.isBlank()
                ? ExactJson.object()
                : Texts.objectIn(arguments)
                        .orElseThrow(() -> function.refusal("arguments", "a JSON object as text is needed."));
    }
}
