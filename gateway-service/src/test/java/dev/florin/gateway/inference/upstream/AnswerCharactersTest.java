package dev.florin.gateway.inference.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.Calls;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.TextUnit;
import dev.florin.gateway.inference.anthropic.AnthropicChat;
import dev.florin.gateway.inference.gemini.GeminiChat;
import dev.florin.gateway.inference.openai.OpenAiChat;
import dev.florin.gateway.routing.Family;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * P2: what each family says, whole and streamed, in Unicode code points. {@link #TEXT} has 15: three letters, a blank, an emoji of
 * three (with a joiner), a blank, a letter with a combining accent, a blank, two ideographs, a blank, an emoji of one.
 */
class AnswerCharactersTest {

    private static final String TEXT = "Zoë 👩\u200d🚀 e\u0301 漢字 🎉";
    private static final int CHARACTERS = 15;
    private static final String QUESTION = """
            {"model": "m", "messages": [{"role": "user", "content": "x"}]}""";

    @Test
    @DisplayName(
            "P2: OpenAI's answers: text and refusal of all choices, tools' names and arguments, thoughts that are shown")
    void openAiWhole() throws IOException {
        JsonNode answer = json("""
                {"choices": [
                  {"index": 0, "message": {"role": "assistant", "content": "%s", "reasoning_content": "hm"}},
                  {"index": 1, "message": {"role": "assistant", "content": null, "refusal": "no", "tool_calls": [
                    {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{\\"q\\":\\"漢\\"}"}},
                    {"id": "call_2", "type": "function", "function": {"name": "go", "arguments": "{}"}}]}}]}""".formatted(TEXT));

        assertThat(whole(new OpenAiChat(), Family.OPENAI, answer)).isEqualTo(CHARACTERS + 2 + 2 + 4 + 9 + 2 + 2);
    }

    @Test
    @DisplayName(
            "P2: a character that is cut over two chunks counts once, though another choice's come between, and passes whole")
    void openAiStreamed() throws IOException {
        ChunkStream chunks = stream(new OpenAiChat(), Family.OPENAI);

        String passed = pass(
                chunks,
                delta(0, "\"role\":\"assistant\",\"content\":\"\""),
                delta(0, "\"content\":\"Zoë \\ud83d\""),
                delta(1, "\"content\":\"\\ud83c\""),
                delta(0, "\"content\":\"\\udc69\\u200d\\ud83d\""),
                delta(0, "\"content\":\"\""),
                delta(0, "\"content\":\"\\ude80 e\""),
                delta(0, "\"content\":\"\\u0301 漢字 🎉\""),
                delta(1, "\"content\":\"\\udf89\""),
                delta(1, "\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"look\",\"arguments\":\"\"}}]"),
                delta(1, "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"q\\\":\"}}]"),
                delta(1, "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"漢\\\"}\"}}]"));

        assertThat(chunks.output(TextUnit.CHARACTERS)).isEqualTo(CHARACTERS + 1 + 4 + 9);
        assertThat(passed).contains("Zoë \\ud83d", "\\udc69\u200d\\ud83d", "\\ude80 e", "🎉");
        assertThat(new String(passed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(passed);
    }

    @Test
    void twoHalvesOfDifferentCharactersAreTwo() throws IOException {
        ChunkStream chunks = stream(new OpenAiChat(), Family.OPENAI);

        String unused = pass(chunks, delta(0, "\"content\":\"\\ud83d\""), delta(0, "\"content\":\"x\\udc69\""));

        assertThat(chunks.output(TextUnit.CHARACTERS)).isEqualTo(3);
    }

    @Test
    @DisplayName("P2: what is withdrawn from the client is not counted")
    void whatIsWithdrawnIsNotCounted() throws IOException {
        ChunkStream chunks = stream(new OpenAiChat(), Family.OPENAI);
        String unused = pass(chunks, delta(0, "\"content\":\"" + TEXT + "\""), delta(0, "\"content\":\"more\""));

        chunks.withdraw();

        assertThat(chunks.output(TextUnit.CHARACTERS)).isEqualTo(CHARACTERS);
    }

    @Test
    @DisplayName(
            "P2: Anthropic's answers: text, and tools' names and arguments; thoughts that are not shown do not count")
    void anthropic() throws IOException {
        JsonNode answer = json("""
                {"id": "m", "content": [{"type": "thinking", "thinking": "hidden"}, {"type": "text", "text": "%s"},
                 {"type": "tool_use", "id": "t", "name": "look", "input": {"q": "漢"}}]}""".formatted(TEXT));
        ChunkStream chunks = stream(new AnthropicChat(), Family.ANTHROPIC);

        String unused = pass(
                chunks,
                "{'type':'message_start','message':{'id':'m','usage':{'input_tokens':5,'output_tokens':1}}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'hidden'}}",
                "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'Zoë \\ud83d'}}",
                "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'\\udc69\u200d🚀 e'}}",
                "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'\u0301 漢字 🎉'}}",
                "{'type':'content_block_start','index':2,'content_block':{'type':'tool_use','id':'t','name':'look'}}",
                "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':'[7]'}}");

        assertThat(whole(new AnthropicChat(), Family.ANTHROPIC, answer)).isEqualTo(CHARACTERS + 4 + 9);
        assertThat(chunks.output(TextUnit.CHARACTERS)).isEqualTo(CHARACTERS + 4 + 3);
    }

    @Test
    @DisplayName("P2: Gemini's answers: text of all candidates, and tools' names and arguments; thoughts do not count")
    void gemini() throws IOException {
        JsonNode answer = json("""
                {"responseId": "r", "candidates": [
                  {"index": 0, "content": {"parts": [{"text": "hidden", "thought": true}, {"text": "%s"}]}},
                  {"index": 1, "content": {"parts": [{"functionCall": {"name": "look", "args": {"q": "漢"}}}]}}]}""".formatted(TEXT));
        ChunkStream chunks = stream(new GeminiChat(), Family.GEMINI);

        String unused = pass(
                chunks,
                "{'candidates':[{'index':0,'content':{'parts':[{'text':'hidden','thought':true},{'text':'Zoë \\ud83d'}]}}]}",
                "{'candidates':[{'index':1,'content':{'parts':[{'functionCall':{'name':'look','args':{'q':'漢'}}}]}}]}",
                "{'candidates':[{'index':0,'content':{'parts':[{'text':'\\udc69\u200d🚀 e\u0301 漢字 🎉'}]}}]}");

        assertThat(whole(new GeminiChat(), Family.GEMINI, answer)).isEqualTo(CHARACTERS + 4 + 9);
        assertThat(chunks.output(TextUnit.CHARACTERS)).isEqualTo(CHARACTERS + 4 + 9);
    }

    @Test
    @DisplayName("P2: an answer has the same characters in one piece and in many, wherever it is cut")
    void isCountedTheSameHoweverItIsCut() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            AnswerCharacters pieces = new AnswerCharacters();
            int others = 0;
            for (int at = 0, end; at < TEXT.length(); at = end) {
                end = Math.min(TEXT.length(), at + 1 + random.nextInt(4));
                pieces.add(0, ExactJson.object().put("content", TEXT.substring(at, end)));
                pieces.add(1, ExactJson.object().put("content", "x"));
                others++;
            }

            assertThat(pieces.count() - others).as("seed " + seed).isEqualTo(CHARACTERS);
        }
    }

    private static long whole(ChatFamily family, Family spoken, JsonNode answer) {
        return MessageText.charactersOfChoices(family.completion(Calls.of(spoken, QUESTION), (ObjectNode) answer));
    }

    private static ChunkStream stream(ChatFamily family, Family spoken) {
        return new ChunkStream("m", false, family.chunks(Calls.of(spoken, QUESTION)));
    }

    private static String delta(int choice, String fields) {
        return "{\"choices\":[{\"index\":" + choice + ",\"delta\":{" + fields + "}}]}";
    }

    private static String pass(ChunkStream chunks, String... events) {
        StringBuilder passed = new StringBuilder();
        for (String event : events) {
            List<String> chunk = chunks.pass(event.startsWith("{'") ? event.replace('\'', '"') : event);
            passed.append(String.join("\n", chunk)).append('\n');
        }
        return passed.toString();
    }

    private static JsonNode json(String text) throws IOException {
        return ExactJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
