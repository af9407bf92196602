package dev.florin.gateway.inference.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.upstream.Fields;
import dev.florin.gateway.inference.upstream.Texts;
import java.util.List;

/**
 * OpenAI's messages as Anthropic's: what the system says stands apart, tools' results are said by the user, and turns of
 * the same role become one.
 */
final class AnthropicMessages {

    private final ArrayNode system;
    private final ArrayNode messages;

    private AnthropicMessages(ArrayNode system, ArrayNode messages) {
        this.system = system;
        this.messages = messages;
    }

    static void translate(List<Fields> asked, ObjectNode request) {
        AnthropicMessages translation = new AnthropicMessages(request.putArray("system"), request.putArray("messages"));
        asked.forEach(translation::add);
        if (translation.system.isEmpty()) {
            request.remove("system");
        }
    }

    private void add(Fields message) {
        String role = message.neededText("role");
        switch (role) {
            case "system", "developer" -> addSystem(message);
            case "user" -> blocks(message, turn("user"));
            case "assistant" -> addAssistant(message);
            case "tool" -> addToolResult(message);
            default -> throw message.refusal("role", "the provider of this model knows no '" + role + "'.");
        }
        message.end();
    }

    private void addSystem(Fields message) {
        if (!messages.isEmpty()) {
            throw message.refusal("role", "the provider of this model takes instructions only before all turns.");
        }
        blocks(message, system);
    }

    private void addAssistant(Fields message) {
        ArrayNode turn = turn("assistant");
        message.meansNothing("annotations", "[]");
        blocks(message, turn);
        message.text("refusal").ifPresent(refusal -> text(refusal, turn));
        for (Fields call : message.objects("tool_calls")) {
            call.meansNothing("type", "\"function\"");
            Fields function = call.object("function");
            ObjectNode use = turn.addObject().put("type", "tool_use");
            use.put("id", call.neededText("id")).put("name", function.neededText("name"));
            use.set("input", argumentsOf(function));
            function.end();
            call.end();
        }
    }

    private void addToolResult(Fields message) {
        ObjectNode result = turn("user").addObject().put("type", "tool_result");
        result.put("tool_use_id", message.neededText("tool_call_id"));
        passCacheControl(message, result);
        blocks(message, result.putArray("content"));
    }

    /** Where content of this role is to be added: the last turn, if it is of this role. */
    private ArrayNode turn(String role) {
        JsonNode last = messages.path(messages.size() - 1);
        if (last.path("role").asText("").equals(role)) {
            return (ArrayNode) last.path("content");
        }
        return messages.addObject().put("role", role).putArray("content");
    }

    private static void blocks(Fields message, ArrayNode blocks) {
        if (message.peek("content").isTextual()) {
            text(message.neededText("content"), blocks);
            return;
        }
        for (Fields part : message.objects("content")) {
            block(part, blocks);
            part.end();
        }
    }

    private static void block(Fields part, ArrayNode blocks) {
        String type = part.neededText("type");
        switch (type) {
            case "text" -> {
                ObjectNode block = textBlock(part.neededText("text"));
                passCacheControl(part, block);
                add(block, blocks);
            }
            case "refusal" -> text(part.neededText("refusal"), blocks);
            case "image_url" -> passCacheControl(part, image(part.object("image_url"), blocks));
            default -> throw part.refusal("type", "the provider of this model cannot be given '" + type + "'.");
        }
    }

    private static void text(String text, ArrayNode blocks) {
        add(textBlock(text), blocks);
    }

    private static ObjectNode textBlock(String text) {
        return ExactJson.object().put("type", "text").put("text", text);
    }

    /** Empty texts are refused there, and say nothing. */
    private static void add(ObjectNode textBlock, ArrayNode blocks) {
        if (!textBlock.path("text").textValue().isEmpty()) {
            blocks.add(textBlock);
        }
    }

    private static ObjectNode image(Fields image, ArrayNode blocks) {
        String url = image.neededText("url");
        ObjectNode block = blocks.addObject().put("type", "image");
        ObjectNode source = block.putObject("source");
        Texts.inlineIn(url)
                .ifPresentOrElse(
                        inline -> source.put("type", "base64")
                                .put("media_type", inline.mediaType())
                                .put("data", inline.base64()),
                        () -> source.put("type", "url").put("url", url));
        image.meansNothing("detail", "\"auto\"").end();
        return block;
    }

    /** Not OpenAI's, but how its clients ask Anthropic's models to cache. */
    private static void passCacheControl(Fields part, ObjectNode block) {
        JsonNode cacheControl = part.take("cache_control");
        if (!cacheControl.isMissingNode()) {
            block.set("cache_control", cacheControl);
        }
    }

    private static ObjectNode argumentsOf(Fields function) {
        String arguments = function.text("arguments").orElse("");
        return arguments.isBlank()
                ? ExactJson.object()
                : Texts.objectIn(arguments)
                        .orElseThrow(() -> function.refusal("arguments", "a JSON object as text is needed."));
    }
}
