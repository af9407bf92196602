package dev.florin.gateway.inference.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.upstream.Fields;

/** OpenAI's tools, and its wish for a search of the web, as Gemini's tools. */
final class GeminiTools {

    private GeminiTools() {}

    static void translate(Fields asked, ObjectNode request) {
        ArrayNode tools = request.putArray("tools");
        if (asked.has("tools")) {
            ArrayNode functions = tools.addObject().putArray("functionDeclarations");
            asked.objects("tools").forEach(tool -> add(tool, functions));
        }
        if (asked.has("web_search_options")) {
            asked.object("web_search_options")
                    .meansNothing("search_context_size", "\"medium\"")
                    .end();
            tools.addObject().putObject("googleSearch");
        }
        if (tools.isEmpty()) {
            request.remove("tools");
        }
        choice(asked, request);
    }

    private static void add(Fields tool, ArrayNode functions) {
        if (!tool.neededText("type").equals("function")) {
            throw tool.refusal("type", "the provider of this model knows only functions.");
        }
        Fields function = tool.object("function");
        ObjectNode translated = functions.addObject().put("name", function.neededText("name"));
        function.text("description").ifPresent(description -> translated.put("description", description));
        JsonNode schema = function.take("parameters");
        if (schema.isObject()) {
            translated.set("parametersJsonSchema", schema);
        }
        function.meansNothing("strict", "false").end();
        tool.end();
    }

    private static void choice(Fields asked, ObjectNode request) {
        if (!asked.has("tool_choice")) {
            return;
        }
        ObjectNode config = request.putObject("toolConfig").putObject("functionCallingConfig");
        if (asked.peek("tool_choice").isObject()) {
            Fields named = asked.object("tool_choice").meansNothing("type", "\"function\"");
            Fields function = named.object("function");
            config.put("mode", "ANY").putArray("allowedFunctionNames").add(function.neededText("name"));
            function.end();
            named.end();
            return;
        }
        switch (asked.text("tool_choice").orElse("")) {
            case "auto" -> config.put("mode", "AUTO");
            case "none" -> config.put("mode", "NONE");
            case "required" -> config.put("mode", "ANY");
            default -> throw asked.refusal("tool_choice", "auto, none, required or a function is needed.");
        }
    }
}
