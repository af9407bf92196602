package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.gateway.inference.upstream.UpstreamRequest;
import dev.florin.gateway.routing.Family;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T5: a chat in OpenAI's words, as other families are asked for it. */
class TranslatedRequestsTest {

    private static final String CONVERSATION = """
            {"model": "shop/model", "max_tokens": 300, "temperature": 0.7, "top_p": 0.9, "stop": ["END"], "n": 1,
             "messages": [
               {"role": "system", "content": "Be brief."},
               {"role": "user", "content": [
                 {"type": "text", "text": "What is this?"},
                 {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo=", "detail": "auto"}}]},
               {"role": "assistant", "content": null, "tool_calls": [
                 {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{\\"deep\\": true}"}}]},
               {"role": "tool", "tool_call_id": "call_1", "content": "a cat"},
               {"role": "user", "content": "Sure?"}],
             "tools": [{"type": "function", "function": {"name": "look", "description": "Looks.",
               "parameters": {"type": "object", "properties": {"deep": {"type": "boolean"}}}}}],
             "tool_choice": "required"}""";

    @Test
    @DisplayName("T5: Anthropic's messages: instructions apart, tool results said by the user, images inline")
    void anthropic() throws IOException {
        UpstreamRequest request = ask(Family.ANTHROPIC, CONVERSATION);

        assertThat(request.url()).isEqualTo("http://localhost/v1/messages");
        assertThat(request.headers())
                .containsEntry("x-api-key", "operators-key")
                .containsEntry("anthropic-version", "2023-06-01");
        assertThat(json(ExactJson.write(request.body()))).isEqualTo(json("""
                {"model": "model-1", "max_tokens": 300, "temperature": 0.7, "top_p": 0.9, "stop_sequences": ["END"],
                 "system": [{"type": "text", "text": "Be brief."}],
                 "messages": [
                   {"role": "user", "content": [
                     {"type": "text", "text": "What is this?"},
                     {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}}]},
                   {"role": "assistant", "content": [
                     {"type": "tool_use", "id": "call_1", "name": "look", "input": {"deep": true}}]},
                   {"role": "user", "content": [
                     {"type": "tool_result", "tool_use_id": "call_1", "content": [{"type": "text", "text": "a cat"}]},
                     {"type": "text", "text": "Sure?"}]}],
                 "tools": [{"name": "look", "description": "Looks.",
                   "input_schema": {"type": "object", "properties": {"deep": {"type": "boolean"}}}}],
                 "tool_choice": {"type": "any"}}"""));
    }

    @Test
    @DisplayName("T5: Gemini's contents: the assistant is the model, results go by the function's name")
    void gemini() throws IOException {
        UpstreamRequest request = ask(Family.GEMINI, CONVERSATION);

        assertThat(request.url()).isEqualTo("http://localhost/v1/models/model-1:generateContent");
        assertThat(request.headers()).containsEntry("x-goog-api-key", "operators-key");
        assertThat(json(ExactJson.write(request.body()))).isEqualTo(json("""
                {"systemInstruction": {"parts": [{"text": "Be brief."}]},
                 "contents": [
                   {"role": "user", "parts": [
                     {"text": "What is this?"}, {"inlineData": {"mimeType": "image/png", "data": "iVBORw0KGgo="}}]},
                   {"role": "model", "parts": [{"functionCall": {"name": "look", "args": {"deep": true}}}]},
                   {"role": "user", "parts": [
                     {"functionResponse": {"name": "look", "response": {"result": "a cat"}}}, {"text": "Sure?"}]}],
                 "tools": [{"functionDeclarations": [{"name": "look", "description": "Looks.",
                   "parametersJsonSchema": {"type": "object", "properties": {"deep": {"type": "boolean"}}}}]}],
                 "toolConfig": {"functionCallingConfig": {"mode": "ANY"}},
                 "generationConfig": {"maxOutputTokens": 300, "temperature": 0.7, "topP": 0.9, "stopSequences": ["END"]}}"""));
    }

    @Test
    void theModelsOwnLimitIsToldWhereTheClientSetsNone() {
        String question = "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}";

        assertThat(ask(Family.ANTHROPIC, question).body().path("max_tokens").asInt())
                .isEqualTo(4_096);
        assertThat(ask(Family.GEMINI, question)
                        .body()
                        .at("/generationConfig/maxOutputTokens")
                        .asInt())
                .isEqualTo(4_096);
    }

    @Test
    void cachingAndSearchingAreAskedForInAnthropicsWords() {
        JsonNode body = ask(Family.ANTHROPIC, """
                        {"model": "m", "stream": true, "user": "u1", "web_search_options": {"search_context_size": "medium"},
                         "messages": [{"role": "user", "content": [{"type": "text", "text": "x",
                           "cache_control": {"type": "ephemeral", "ttl": "1h"}}]}]}""").body();

        assertThat(body.at("/messages/0/content/0/cache_control/ttl").asText()).isEqualTo("1h");
        assertThat(body.at("/tools/0/type").asText()).isEqualTo("web_search_20250305");
        assertThat(body.at("/tools/0/max_uses").asLong()).isEqualTo(Exposure.MOST_WEB_SEARCHES);
        assertThat(body.at("/metadata/user_id").asText()).isEqualTo("u1");
        assertThat(body.path("stream").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("T5: what cannot be said in the provider's words is refused by name, not left out")
    @CsvSource(delimiter = '|', textBlock = """
            ANTHROPIC | "seed": 7                                                                    | seed
            ANTHROPIC | "n": 2                                                                       | n
            ANTHROPIC | "temperature": 1.5                                                           | temperature
            ANTHROPIC | "response_format": {"type": "json_object"}                                   | response_format
            ANTHROPIC | "frequency_penalty": 0.5                                                     | frequency_penalty
            ANTHROPIC | "metadata": {"a": "b"}                                                       | metadata
            ANTHROPIC | "unknown": [1]                                                               | unknown
            ANTHROPIC | "tools": [{"type": "custom"}]                                                | tools[0].type
            ANTHROPIC | "tools": [{"type": "function", "function": {"name": "f", "strict": true}}]   | tools[0].function.strict
            ANTHROPIC | "tool_choice": "sometimes"                                                   | tool_choice
            ANTHROPIC | "messages": [{"role": "user", "name": "Ada", "content": "x"}]                | messages[0].name
            ANTHROPIC | "messages": [{"role": "user", "content": [{"type": "file", "file": {}}]}]    | messages[0].content[0].type
            ANTHROPIC | "messages": [{"role": "user", "content": "x"}, {"role": "system", "content": "y"}] | messages[1].role
            GEMINI    | "logprobs": true                                                             | logprobs
            GEMINI    | "user": "u1"                                                                 | user
            GEMINI    | "reasoning_effort": "high"                                                   | reasoning_effort
            GEMINI    | "messages": [{"role": "tool", "tool_call_id": "c", "content": "x"}]          | messages[0].tool_call_id
            GEMINI    | "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://e.com/x.png"}}]}] | messages[0].content[0].image_url.url
            """)
    void refusesByName(Family family, String field, String place) {
        String messages =
                field.contains("\"messages\"") ? "" : ", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]";

        assertThatThrownBy(() -> ask(family, "{\"model\": \"m\", " + field + messages + "}"))
                .isInstanceOfSatisfying(InferenceRefusal.class, refusal -> {
                    assertThat(refusal.error()).isEqualTo(ApiError.INVALID_VALUE);
                    assertThat(refusal.body().at("/error/param").asText()).isEqualTo(place);
                });
    }

    private static UpstreamRequest ask(Family family, String body) {
        return ChatFamilies.of(family).request(Calls.of(family, body));
    }

    private static JsonNode json(String text) throws IOException {
        return ExactJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
