package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T5: one OpenAI-compatible endpoint, whatever the provider speaks. */
@GatewayTest
class ProviderFamiliesTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String WISHES =
            "demo_output_tokens=10 demo_cached_tokens=4 demo_cache_write_tokens=3 demo_reasoning_tokens=2 demo_web_searches=2";

    @Inject
    OtherServices services;

    @Test
    @DisplayName("T5, Z3: Anthropic's cache reads and writes stand beside its input, and are charged once")
    void chargesAnthropicsCacheOnce() {
        // given
        Customer customer = funded();

        // when
        JsonPath answer = ask(customer, question(GatewayWorld.ANTHROPIC_MODEL, false));

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        int prompt = answer.getInt("usage.prompt_tokens");
        assertThat(recorded.usage())
                .isEqualTo(Usage.of(Meter.INPUT_TOKENS, prompt - 7)
                        .with(Meter.CACHED_INPUT_TOKENS, 4)
                        .with(Meter.CACHE_WRITE_TOKENS, 3)
                        .with(Meter.OUTPUT_TOKENS, 10)
                        .with(Meter.WEB_SEARCHES, 2));
        assertThat(recorded.provider()).isEqualTo("anthropic");
        assertThat(recorded.charge().amountMicros())
                .isEqualTo(new Credits((prompt - 7) * 3_000L + 4 * 300 + 3 * 3_750 + 10 * 15_000 + 2 * 10_000_000))
                .isLessThanOrEqualTo(recorded.reservedMicros());
        assertThat(answer.getMap("usage"))
                .containsEntry("cache_read_tokens", 4)
                .containsEntry("cache_write_tokens", 3)
                .containsEntry("web_search_count", 2)
                .containsEntry("tokens_total", prompt + 10);
    }

    @Test
    @DisplayName("T5, Z3: Gemini's thoughts stand beside its candidates, and are charged once")
    void chargesGeminisThoughtsOnce() {
        // given
        Customer customer = funded();

        // when
        JsonPath answer = ask(customer, question(GatewayWorld.GEMINI_MODEL, false));

        // then
        int prompt = answer.getInt("usage.prompt_tokens");
        assertThat(UsageLog.recordedFor(customer, 1).getFirst().usage())
                .isEqualTo(Usage.of(Meter.INPUT_TOKENS, prompt - 4)
                        .with(Meter.CACHED_INPUT_TOKENS, 4)
                        .with(Meter.OUTPUT_TOKENS, 8)
                        .with(Meter.REASONING_TOKENS, 2)
                        .with(Meter.WEB_SEARCHES, 2));
        assertThat(answer.getMap("usage")).containsEntry("reasoning_tokens", 2).containsEntry("completion_tokens", 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {GatewayWorld.ANTHROPIC_MODEL, GatewayWorld.GEMINI_MODEL})
    @DisplayName("T5: a stream says in OpenAI's chunks what the whole answer says, and is charged the same")
    void streamsWhatTheWholeAnswerSays(String model) {
        // given
        Customer customer = funded();
        JsonPath whole = ask(customer, question(model, false));

        // when
        String stream = customer.asks().body(question(model, true)).post(PATH).asString();

        // then
        List<JsonPath> chunks = stream.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> new JsonPath(line.substring("data: ".length())))
                .toList();
        StringBuilder text = new StringBuilder();
        for (JsonPath chunk : chunks) {
            String piece = chunk.getString("choices[0].delta.content");
            text.append(piece == null ? "" : piece);
            assertThat(chunk.getString("model")).isEqualTo(model);
        }
        assertThat(text).hasToString(whole.getString("choices[0].message.content"));
        assertThat(stream.lines().filter(line -> !line.isEmpty()).toList().getLast())
                .isEqualTo("data: [DONE]");
        assertThat(chunks.getLast().getInt("usage.tokens_total")).isEqualTo(whole.getInt("usage.tokens_total"));
        List<UsageRecorded> recorded = UsageLog.recordedFor(customer, 2);
        assertThat(recorded.getLast().usage()).isEqualTo(recorded.getFirst().usage());
    }

    @Test
    @DisplayName("T5: what the provider cannot be asked for is refused by name, and nothing is charged")
    void refusesWhatCannotBeTranslated() {
        Customer customer = funded();

        customer.asks()
                .body(question(GatewayWorld.ANTHROPIC_MODEL, false).replaceFirst("\\{", "{\"seed\": 7, "))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("error.param", equalTo("seed"))
                .body("error.message", containsString("seed"));
    }

    private static String question(String model, boolean stream) {
        return """
                {"model": "%s", "stream": %s, "max_tokens": 40, "web_search_options": {}, "messages": [
                  {"role": "system", "content": "%s"},
                  {"role": "user", "content": "river stone green"}]}""".formatted(model, stream, WISHES);
    }

    private static JsonPath ask(Customer customer, String body) {
        return customer.asks()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Customer funded() {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10_000));
        return customer;
    }
}
