package dev.florin.gateway.inference.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.TextUnit;
import dev.florin.gateway.inference.openai.OpenAiChat;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {

    private static final String PIECE =
            "{\"id\":\"c1\",\"created\":5,\"model\":\"gpt\",\"choices\":[{\"delta\":{\"content\":\"river\"},\"logprobs\":0.10}],\"usage\":null}";
    private static final String USAGE =
            "{\"id\":\"c1\",\"created\":5,\"model\":\"gpt\",\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}";

    private final ChunkStream chunks = stream(false);

    @Test
    void passesAChunkWithTheCustomersNameOfTheModelAndAllElseUnchanged() {
        assertThat(chunks.pass(PIECE))
                .containsExactly(
                        "{\"id\":\"c1\",\"created\":5,\"model\":\"openai/gpt\",\"choices\":[{\"delta\":{\"content\":\"river\"},\"logprobs\":0.10}]}");
    }

    @Test
    void leavesTheFieldForClientsThatAskedForUsage() {
        assertThat(stream(true).pass(PIECE).getFirst()).contains("\"usage\":null");
    }

    @Test
    void keepsTheUsageBackForTheLastChunk() {
        assertThat(chunks.pass(PIECE)).hasSize(1);
        assertThat(chunks.pass(USAGE)).isEmpty();
        assertThat(chunks.pass("[DONE]")).isEmpty();

        assertThat(chunks.isComplete()).isTrue();
        assertThat(ExactJson.write(
                        chunks.usageChunk(chunks.usage().orElseThrow().shown())))
                .isEqualTo("{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":5,\"model\":\"openai/gpt\","
                        + "\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}");
    }

    @Test
    void countsToolCallsToo() {
        var unused = chunks.pass(
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}");

        assertThat(chunks.generated()).isEqualTo("f{}");
    }

    @Test
    void aStreamWithoutUsageAndEndIsNotComplete() {
        var unused = chunks.pass(PIECE);

        assertThat(chunks.isComplete()).isFalse();
        assertThat(chunks.generated()).isEqualTo("river");
    }

    @Test
    void anErrorInMidStreamIsNotPassedOnAsAChunk() {
        assertThat(chunks.pass("{\"error\":{\"message\":\"boom\"}}")).isEmpty();
        assertThat(chunks.pass("[DONE]")).isEmpty();
        assertThat(chunks.isComplete()).isFalse();
    }

    @Test
    void countsWhatIsGeneratedAsItComes() {
        var unused = chunks.pass(PIECE);
        unused = chunks.pass("{\"choices\":[{\"delta\":{\"reasoning_content\":\"green stone\"}}]}");

        assertThat(chunks.output(TextUnit.TOKENS)).isEqualTo(3);
    }

    @Test
    void aChunkThatIsWithdrawnWasNeverThere() {
        var unused = chunks.pass(PIECE);
        unused = chunks.pass(PIECE.replace("null", "{\"prompt_tokens\":1,\"completion_tokens\":2}"));

        chunks.withdraw();

        assertThat(chunks.generated()).isEqualTo("river");
        assertThat(chunks.output(TextUnit.TOKENS)).isEqualTo(1);
        assertThat(chunks.usage()).isEmpty();
        assertThat(chunks.isComplete()).isFalse();
    }

    private static ChunkStream stream(boolean usageAsked) {
        return new ChunkStream("openai/gpt", usageAsked, OpenAiChat.passing());
    }
}
