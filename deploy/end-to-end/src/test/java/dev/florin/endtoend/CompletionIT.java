package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import dev.florin.endtoend.Http.Answer;
import dev.florin.money.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionIT {

    /** Of openai/gpt-4o-mini in the zero-markup offering: $0.15 and $0.60 a million, a dollar being 1,000 credits. */
    private static final long MICROS_PER_INPUT_TOKEN = 150;

    private static final long MICROS_PER_OUTPUT_TOKEN = 600;

    private final RunningFlorin florin = RunningFlorin.shared();
    private final Customer customer =
            florin.operator().openAccount("Caller Ltd").granted(Credits.of(100));

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1"})
    @DisplayName("Z2, Z3, Z6, F7: an answer says what it used and cost, to the micro-credit")
    void an_answer_says_what_it_used_and_cost(String prefix) {
        Answer answer = customer.http()
                .postJson(
                        prefix + "/chat/completions",
                        Completion.of(Completion.MINI, 40).body());

        JsonNode usage = answer.expect(200).required("usage");
        long charge = chargeMicros(usage);
        assertThat(usage.required("tokens_completion").intValue()).isEqualTo(40);
        assertThat(usage.required("tokens_total").intValue())
                .isEqualTo(usage.required("tokens_prompt").intValue() + 40);
        assertThat(dollars(usage.required("cost"))).isEqualByComparingTo(BigDecimal.valueOf(charge, 9));
        assertThat(usage.required("latency").isNumber()).isTrue();
        for (String field :
                List.of("cache_read_tokens", "cache_write_tokens", "reasoning_tokens", "web_search_count")) {
            assertThat(usage.required(field).intValue()).as(field).isZero();
        }
        assertThat(new BigDecimal(answer.header("X-Credits-Used"))).isEqualByComparingTo(BigDecimal.valueOf(charge, 6));
        assertThat(new BigDecimal(answer.header("X-Credits-Remaining")))
                .isEqualByComparingTo(BigDecimal.valueOf(100_000_000 - charge, 6));
    }

    @Test
    @DisplayName("S1, T2: the charge stands in the journal and in the usage of its hour, under its request's id")
    void the_charge_stands_in_the_journal_and_in_the_usage() {
        Answer answer = customer.complete(Completion.of(Completion.MINI, 100));
        long charge = chargeMicros(answer.expect(200).required("usage"));
        String requestId = answer.header("X-Request-Id");

        await().atMost(Customer.PATIENCE).until(() -> customer.journal().hasChargesOf(List.of(requestId)));
        await().atMost(Customer.PATIENCE)
                .until(() ->
                        !customer.get("/v1/account/usage").required("hours").isEmpty());

        assertThat(customer.journal().sumMicros("USAGE")).isEqualTo(charge);
        assertThat(customer.balanceMicros()).isEqualTo(100_000_000 - charge);
        JsonNode usage = customer.get("/v1/account/usage").at("/hours/0/models/0");
        assertThat(usage.required("model").textValue()).isEqualTo(Completion.MINI);
        assertThat(usage.required("requests").intValue()).isEqualTo(1);
        assertThat(usage.required("quantities").required("tokens.output").intValue())
                .isEqualTo(100);
        assertThat(usage.required("chargeMicros").longValue()).isEqualTo(charge);
    }

    @Test
    @DisplayName("Z3: the official client reads a whole answer")
    void the_official_client_reads_a_whole_answer() {
        OpenAIClient client = client();
        try {
            ChatCompletion completion =
                    client.chat().completions().create(parameters().build());

            assertThat(completion.choices().getFirst().message().content())
                    .hasValueSatisfying(text -> assertThat(text).isNotBlank());
            assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(20);
            assertThat(completion.usage().orElseThrow()._additionalProperties())
                    .containsKeys("tokens_prompt", "tokens_completion", "cost", "latency");
        } finally {
            client.close();
        }
    }

    @Test
    @DisplayName("Z3: the official client reads a streamed answer, its usage in the last chunk")
    void the_official_client_reads_a_streamed_answer() {
        ChatCompletionCreateParams streamed = parameters()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        OpenAIClient client = client();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(streamed)) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();

            assertThat(chunks).hasSizeGreaterThan(2);
            assertThat(chunks.getLast().usage().orElseThrow().completionTokens())
                    .isEqualTo(20);
            assertThat(chunks.getLast().usage().orElseThrow()._additionalProperties())
                    .containsKeys("tokens_prompt", "tokens_completion", "cost", "latency");
        } finally {
            client.close();
        }
    }

    @Test
    @DisplayName("a streamed answer is charged as the same answer in one piece, asked for its usage or not")
    void a_streamed_answer_is_charged_as_a_whole_one() {
        String streamed =
                customer.complete(Completion.of(Completion.MINI, 64).streamed()).text();
        await().atMost(Customer.PATIENCE)
                .until(() -> customer.journal().ofKind("USAGE").size() == 1);
        long charge = customer.journal().sumMicros("USAGE");

        Answer whole = customer.complete(Completion.of(Completion.MINI, 64));

        assertThat(streamed).endsWith("data: [DONE]\n\n");
        assertThat(chargeMicros(whole.expect(200).required("usage"))).isEqualTo(charge);
    }

    @Test
    @DisplayName("F3: the public price list needs no key")
    void the_price_list_is_public() {
        JsonNode models = new Http(florin.gateway()).get("/v1/models").expect(200);

        assertThat(models.required("data").findValuesAsText("id")).contains(Completion.MINI, Completion.LARGE);
    }

    private OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(florin.gateway() + "/v1")
                .apiKey(customer.apiKey())
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder parameters() {
        return ChatCompletionCreateParams.builder()
                .model(Completion.MINI)
                .addUserMessage("Say something.")
                .maxCompletionTokens(20)
                .putAdditionalBodyProperty("metadata", JsonValue.from(Map.of("demo_output_tokens", "20")));
    }

    private static long chargeMicros(JsonNode usage) {
        return usage.required("tokens_prompt").longValue() * MICROS_PER_INPUT_TOKEN
                + usage.required("tokens_completion").longValue() * MICROS_PER_OUTPUT_TOKEN;
    }

    private static BigDecimal dollars(JsonNode cost) {
        return new BigDecimal(cost.asText());
    }
}
