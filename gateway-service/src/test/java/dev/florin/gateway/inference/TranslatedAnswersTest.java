package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.gateway.routing.Family;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T5: answers of other families, in OpenAI's words. */
class TranslatedAnswersTest {

    private static final String QUESTION =
            "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}";

    @Test
    @DisplayName("T5: a message of Anthropic's with a tool call")
    void anthropicsToolCall() throws IOException {
        JsonNode completion = completion(Family.ANTHROPIC, """
                {"id": "msg_1", "content": [{"type": "text", "text": "Let me look."},
                   {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {"deep": true}}],
                 "stop_reason": "tool_use", "usage": {"input_tokens": 1, "output_tokens": 1}}""");

        assertThat(completion.path("object").asText()).isEqualTo("chat.completion");
        assertThat(completion.path("choices")).isEqualTo(json("""
                [{"index": 0, "message": {"role": "assistant",
                    "tool_calls": [{"id": "toolu_1", "type": "function",
                      "function": {"name": "look", "arguments": "{\\"deep\\":true}"}}], "content": "Let me look."},
                  "finish_reason": "tool_calls"}]"""));
    }

    @Test
    @DisplayName("T5: an answer of Gemini's with a function call, whose thoughts are not shown")
    void geminisFunctionCall() throws IOException {
        JsonNode completion = completion(Family.GEMINI, """
                {"responseId": "r1", "candidates": [{"content": {"role": "model", "parts": [
                   {"text": "hm", "thought": true},
                   {"functionCall": {"name": "look", "args": {"deep": true}}, "thoughtSignature": "sig"}]},
                   "finishReason": "STOP", "index": 0}]}""");

        assertThat(completion.path("choices")).isEqualTo(json("""
                [{"index": 0, "message": {"role": "assistant",
                    "tool_calls": [{"id": "call_chatcmpl-r1_0_0", "type": "function",
                      "function": {"name": "look", "arguments": "{\\"deep\\":true}"},
                      "extra_content": {"google": {"thought_signature": "sig"}}}], "content": null},
                  "finish_reason": "tool_calls"}]"""));
    }

    @Test
    @DisplayName("T5: a stream of Anthropic's: the arguments of a call come piece by piece, a search's do not come")
    void anthropicsStream() throws IOException {
        List<ObjectNode> chunks = chunks(
                source(Family.ANTHROPIC),
                "{'type':'message_start','message':{'id':'msg_1','usage':{'input_tokens':5,'output_tokens':1}}}",
                "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'t1','name':'look'}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'input_json_delta','partial_json':'{}'}}",
                "{'type':'content_block_start','index':1,'content_block':{'type':'server_tool_use','id':'s1'}}",
                "{'type':'content_block_delta','index':1,'delta':{'type':'input_json_delta','partial_json':'q'}}",
                "{'type':'content_block_delta','index':2,'delta':{'type':'text_delta','text':'So.'}}",
                "{'type':'message_delta','delta':{'stop_reason':'max_tokens'},'usage':{'output_tokens':9}}",
                "{'type':'message_stop'}");

        assertThat(chunks.stream()
                        .map(chunk -> chunk.at("/choices/0/delta").toString().replace('"', '\'')))
                .containsExactly(
                        "{'role':'assistant','content':''}",
                        "{'tool_calls':[{'index':0,'id':'t1','type':'function','function':{'name':'look','arguments':''}}]}",
                        "{'tool_calls':[{'index':0,'function':{'arguments':'{}'}}]}",
                        "{'content':'So.'}",
                        "{}");
        assertThat(chunks.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("length");
    }

    @Test
    void ofABrokenAnthropicStreamThePromptIsKnownAndTheOutputCounted() throws IOException {
        ChunkSource source = source(Family.ANTHROPIC);
        List<ObjectNode> chunks = chunks(
                source,
                "{'type':'message_start','message':{'id':'m','usage':{'input_tokens':5,'cache_read_input_tokens':90,"
                        + "'output_tokens':1}}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'So.'}}");

        assertThat(chunks).hasSize(2);
        assertThat(source.isComplete()).isFalse();
        assertThat(source.usage()).isEmpty();
        assertThat(source.brokenOff(95, 3).usage())
                .isEqualTo(Usage.of(Meter.INPUT_TOKENS, 5)
                        .with(Meter.CACHED_INPUT_TOKENS, 90)
                        .with(Meter.OUTPUT_TOKENS, 3));
    }

    @Test
    void ofABrokenGeminiStreamThePromptIsKnownAndTheOutputIsWhatIsMore() throws IOException {
        ChunkSource source = source(Family.GEMINI);
        List<ObjectNode> chunks = chunks(
                source,
                "{'candidates':[{'index':0,'content':{'parts':[{'text':'So.'}]}}],"
                        + "'usageMetadata':{'promptTokenCount':40,'cachedContentTokenCount':30,'totalTokenCount':40}}");

        assertThat(chunks).hasSize(1);
        assertThat(source.isComplete()).isFalse();
        assertThat(source.brokenOff(38, 3).usage())
                .isEqualTo(Usage.of(Meter.INPUT_TOKENS, 10)
                        .with(Meter.CACHED_INPUT_TOKENS, 30)
                        .with(Meter.OUTPUT_TOKENS, 3));
    }

    private static JsonNode completion(Family family, String answer) throws IOException {
        return ChatFamilies.of(family).completion(Calls.of(family, QUESTION), (ObjectNode) json(answer));
    }

    private static ChunkSource source(Family family) {
        return ChatFamilies.of(family).chunks(Calls.of(family, QUESTION));
    }

    private static List<ObjectNode> chunks(ChunkSource source, String... events) throws IOException {
        List<ObjectNode> chunks = new ArrayList<>();
        for (String event : events) {
            chunks.addAll(source.take((ObjectNode) json(event.replace('\'', '"'))));
        }
        return chunks;
    }

    private static JsonNode json(String text) throws IOException {
        return ExactJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
