package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import dev.florin.gateway.world.OtherServices;
import dev.florin.money.Credits;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The official client, with nothing changed but the base URL and the key. */
@GatewayTest
class OpenAiClientTest {

    private static final ChatCompletionCreateParams QUESTION = ChatCompletionCreateParams.builder()
            .model(GatewayWorld.MODEL)
            .addUserMessage("river stone green")
            .maxCompletionTokens(40)
            .putAdditionalBodyProperty("metadata", JsonValue.from(Map.of("demo_output_tokens", "10")))
            .build();

    @Inject
    OtherServices services;

    @Test
    @DisplayName("Z3: the official client reads a whole answer, and its usage carries the cost")
    void readsAWholeAnswer() {
        ChatCompletion answer = clientOf(funded()).chat().completions().create(QUESTION);

        assertThat(answer.choices().getFirst().message().content()).isPresent();
        assertThat(costIn(answer.usage().orElseThrow())).isEqualTo("0.00000645");
    }

    @Test
    @DisplayName("Z3: the official client reads a stream, whose last chunk carries usage and cost")
    void readsAStream() {
        List<ChatCompletionChunk> chunks;
        try (StreamResponse<ChatCompletionChunk> stream =
                clientOf(funded()).chat().completions().createStreaming(QUESTION)) {
            chunks = stream.stream().toList();
        }

        assertThat(textOf(chunks).split(" ")).hasSize(10);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.model()).isEqualTo(GatewayWorld.MODEL));
        CompletionUsage usage = chunks.getLast().usage().orElseThrow();
        assertThat(usage.completionTokens()).isEqualTo(10);
        assertThat(costIn(usage)).isEqualTo("0.00000645");
        assertThat(chunks.getLast().choices()).isEmpty();
    }

    @Test
    @DisplayName("F9: the official client sees 402 and does not try again")
    void isToldThatCreditsAreExhausted() {
        OpenAIClient penniless = clientOf(Customer.open());

        assertThatThrownBy(() -> penniless.chat().completions().create(QUESTION))
                .isInstanceOfSatisfying(OpenAIServiceException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(402);
                    assertThat(e.code()).contains("credits_exhausted");
                });
    }

    @Test
    @DisplayName("F3: the official client lists the models that are sold")
    void listsTheModels() {
        assertThat(clientOf(Customer.open()).models().list().data())
                .anySatisfy(model -> assertThat(model.id()).isEqualTo(GatewayWorld.MODEL));
    }

    private OpenAIClient clientOf(Customer customer) {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:" + RestAssured.port + "/v1")
                .apiKey(customer.apiKey())
                .build();
    }

    private Customer funded() {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));
        return customer;
    }

    private static String textOf(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
    }

    private static String costIn(CompletionUsage usage) {
        JsonValue cost = Objects.requireNonNull(usage._additionalProperties().get("cost"));
        return new BigDecimal(cost.toString()).toPlainString();
    }
}
