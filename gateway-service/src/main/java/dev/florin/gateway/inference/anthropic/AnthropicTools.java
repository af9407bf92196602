package dev.florin.gateway.inference.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.Exposure;
import dev.florin.gateway.inference.upstream.Fields;
import java.util.List;

/** OpenAI's tools, and its wish for a search of the web, as Anthropic's tools. */
final class AnthropicTools {

    private static final String WEB_SEARCH = "web_search_20250305";

    private AnthropicTools() {}

    static void translate(Fields asked, ObjectNode request) {
        ArrayNode tools = request.putArray("tools");
        asked.objects("tools").forEach(tool -> add(tool, tools));
        if (asked.has("web_search_options")) {
            addSearch(asked.object("web_search_options"), tools);
        }
        choice(asked, request);
        if (tools.isEmpty()) {
            request.remove(List.of("tools", "tool_choice"));
        }
    }

    private static void add(Fields tool, ArrayNode tools) {
        if (!tool.neededText("type").equals("function")) {
            throw tool.refusal("type", "the provider of this model knows only functions.");
        }
        Fields function = tool.object("function");
        ObjectNode translated = tools.addObject().put("name", function.neededText("name"));
        function.text("description").ifPresent(description -> translated.put("description", description));
        JsonNode schema = function.take("parameters");
        translated.set(
                "input_schema", schema.isObject() ? schema : ExactJson.object().put("type", "object"));
        JsonNode cacheControl = tool.take("cache_control");
        if (!cacheControl.isMissingNode()) {
            translated.set("cache_control", cacheControl);
        }
        function.meansNothing("strict", "false").end();
        tool.end();
    }

    private static void addSearch(Fields options, ArrayNode tools) {
        ObjectNode search = tools.addObject().put("type", WEB_SEARCH).put("name", "web_search");
        search.put("max_uses", Exposure.MOST_WEB_SEARCHES);
        if (options.has("user_location")) {
            Fields location = options.object("user_location");
            ObjectNode translated = search.putObject("user_location").put("type", "approximate");
            translated.setAll(location.neededObject("approximate"));
            location.meansNothing("type", "\"approximate\"").end();
        }
        options.meansNothing("search_context_size", "\"medium\"").end();
    }

    private static void choice(Fields asked, ObjectNode request) {
        JsonNode choice = asked.peek("tool_choice");
        ObjectNode translated = request.putObject("tool_choice");
        if (choice.isObject()) {
            Fields named = asked.object("tool_choice").meansNothing("type", "\"function\"");
            Fields function = named.object("function");
            translated.put("type", "tool").put("name", function.neededText("name"));
            function.end();
            named.end();
        } else {
            String wish = asked.text("tool_choice").orElse("auto");
            switch (wish) {
                case "auto", "none" -> translated.put("type", wish);
                case "required" -> translated.put("type", "any");
                default -> throw asked.refusal("tool_choice", "auto, none, required or a function is needed.");
            }
        }
        if (asked.take("parallel_tool_calls").toString().equals("false")) {
            translated.put("disable_parallel_tool_use", true);
        }
    }
}
