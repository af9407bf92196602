package dev.florin.gateway.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiUsageTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("T2: OpenAI's nested counts become disjoint meters")
    @CsvSource(delimiter = '|', textBlock = """
            {"prompt_tokens":25,"completion_tokens":150,"total_tokens":175}                                       | 25,0,150,0
            {"prompt_tokens":2006,"completion_tokens":300,"prompt_tokens_details":{"cached_tokens":1920}}         | 86,1920,300,0
            {"prompt_tokens":75,"completion_tokens":1186,"completion_tokens_details":{"reasoning_tokens":1024}}   | 75,0,162,1024
            {"prompt_tokens":9,"completion_tokens":0,"prompt_tokens_details":null}                                | 9,0,0,0
            {"prompt_tokens":5,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":7}}                 | 0,5,3,0
            {"prompt_tokens":5,"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":-2}}         | 5,0,3,0
            """)
    void becomesDisjoint(String usage, String expected) throws IOException {
        String[] counts = expected.split(",");
        Map<Meter, Long> quantities = new HashMap<>();
        quantities.put(Meter.INPUT_TOKENS, Long.valueOf(counts[0]));
        quantities.put(Meter.CACHED_INPUT_TOKENS, Long.valueOf(counts[1]));
        quantities.put(Meter.OUTPUT_TOKENS, Long.valueOf(counts[2]));
        quantities.put(Meter.REASONING_TOKENS, Long.valueOf(counts[3]));

        assertThat(read(usage)).map(ReportedUsage::usage).contains(new Usage(quantities));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{}",
                "{\"prompt_tokens\":1}",
                "{\"prompt_tokens\":-1,\"completion_tokens\":1}",
                "{\"prompt_tokens\":1.5,\"completion_tokens\":1}",
                "{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":1}"
            })
    void whatIsNoUsageIsNotGuessedAt(String usage) throws IOException {
        assertThat(read(usage)).isEmpty();
    }

    @Test
    void ourOwnCountLooksTheSame() {
        ReportedUsage counted = ReportedUsage.counted(3, 4);

        assertThat(OpenAiUsage.in(counted.shown())).map(ReportedUsage::usage).contains(counted.usage());
    }

    @Test
    void whatCannotBeTrueIsNoted() throws IOException {
        ReportedUsage reported = read("""
                {"prompt_tokens":5,"completion_tokens":3,"total_tokens":9,
                 "prompt_tokens_details":{"cached_tokens":7},"completion_tokens_details":{"reasoning_tokens":-2}}""").orElseThrow();

        assertThat(reported.contradictions())
                .containsExactlyInAnyOrder(
                        "the parts of the prompt's tokens are more than it is",
                        "/completion_tokens_details/reasoning_tokens is no count",
                        "/total_tokens is 9, its parts are 8");
    }

    private static Optional<ReportedUsage> read(String usage) throws IOException {
        return OpenAiUsage.in(ExactJson.read(usage.getBytes(StandardCharsets.UTF_8)));
    }
}
