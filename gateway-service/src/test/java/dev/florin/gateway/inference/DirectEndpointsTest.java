package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.money.Credits;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F3: embeddings and images, on the same path as chats. */
@GatewayTest
class DirectEndpointsTest {

    private static final String EMBED =
            "{\"model\": \"%s\", \"input\": [\"river stone\", \"green\"]}".formatted(GatewayWorld.EMBEDDING_MODEL);

    @Inject
    OtherServices services;

    @Test
    @DisplayName("F3, F7, Z3: embeddings are charged by their tokens; usage and headers tell the cost")
    void chargesEmbeddingsByTheirTokens() {
        // given
        Customer customer = funded(10);

        // when
        Response answer = customer.asks().body(EMBED).post("/v1/embeddings");

        // then
        answer.then()
                .statusCode(200)
                .header("X-Credits-Used", "0.00006")
                .header("X-Credits-Remaining", "9.99994")
                .body("model", equalTo(GatewayWorld.EMBEDDING_MODEL))
                .body("data.size()", equalTo(2))
                .body("usage.prompt_tokens", equalTo(3))
                .body("usage.tokens_prompt", equalTo(3))
                .body("usage.tokens_total", equalTo(3));
        assertThat(answer.asString()).contains("\"cost\":0.00000006");
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage()).isEqualTo(Usage.of(Meter.INPUT_TOKENS, 3));
        assertThat(recorded.charge().amountMicros())
                .isEqualTo(new Credits(60))
                .isLessThanOrEqualTo(recorded.reservedMicros());
    }

    @Test
    @DisplayName("F3: images are charged for each generation where the price says so")
    void chargesImagesByNumber() {
        // given
        Customer customer = funded(1_000);
        String body = "{\"model\": \"%s\", \"prompt\": \"a river\", \"n\": 2}".formatted(GatewayWorld.IMAGE_MODEL);

        // when
        Response answer = customer.asks().body(body).post("/api/v1/images/generations");

        // then
        answer.then().statusCode(200).header("X-Credits-Used", "80").body("data.size()", equalTo(2));
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage()).isEqualTo(Usage.of(Meter.IMAGES, 2));
        assertThat(recorded.reservedMicros()).isEqualTo(Credits.of(80));
    }

    @Test
    @DisplayName("F3: images are charged by tokens where the price says so, never by both")
    void chargesImagesByTokens() {
        // given
        Customer customer = funded(1_000);
        String body = "{\"model\": \"%s\", \"prompt\": \"river stone\"}".formatted(GatewayWorld.TOKEN_IMAGE_MODEL);

        // when
        customer.asks().body(body).post("/v1/images/generations").then().statusCode(200);

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage()).isEqualTo(Usage.of(Meter.INPUT_TOKENS, 2).with(Meter.IMAGE_OUTPUT_TOKENS, 272));
        assertThat(recorded.charge().amountMicros())
                .isEqualTo(new Credits(2 * 5_000 + 272 * 40_000))
                .isLessThanOrEqualTo(recorded.reservedMicros());
    }

    @Test
    @DisplayName("F9: what the most could cost is reserved before, or refused")
    void refusesWithoutCredits() {
        String body = "{\"model\": \"%s\", \"prompt\": \"a river\", \"n\": 2}".formatted(GatewayWorld.IMAGE_MODEL);

        funded(79)
                .asks()
                .body(body)
                .post("/v1/images/generations")
                .then()
                .statusCode(402)
                .body("error.code", equalTo("credits_exhausted"));
    }

    @Test
    @DisplayName("Z4: with byok_api_key an embedding is recorded, and no credits are deducted")
    void recordsByokWithoutCharge() {
        // given
        Customer penniless = Customer.open();

        // when
        penniless
                .asks()
                .body(EMBED.replaceFirst("\\{", "{\"byok_api_key\": \"mine\", "))
                .post("/v1/embeddings")
                .then()
                .statusCode(200)
                .header("X-Credits-Used", "0");

        // then
        UsageRecorded recorded = UsageLog.recordedFor(penniless, 1).getFirst();
        assertThat(recorded.funding()).isEqualTo(Funding.BYOK);
        assertThat(recorded.usage()).isEqualTo(Usage.of(Meter.INPUT_TOKENS, 3));
    }

    @ParameterizedTest
    @DisplayName("P2: what is wrong, or has no rate, is refused by name")
    @CsvSource(delimiter = '|', textBlock = """
            /v1/embeddings         | {"model": "openai/text-embedding-3-small"}                                | 400 | input
            /v1/embeddings         | {"model": "openai/text-embedding-3-small", "input": []}                   | 400 | input
            /v1/embeddings         | {"model": "openai/text-embedding-3-small", "input": {"a": 1}}             | 400 | input
            /v1/embeddings         | {"input": "x"}                                                            | 400 | model
            /v1/embeddings         | {"model": "openai/dall-e-3", "input": "x"}                                | 404 | tokens.input
            /v1/embeddings         | {"model": "anthropic/claude-sonnet-4-5", "input": "x"}                    | 400 | /embeddings
            /v1/images/generations | {"model": "openai/dall-e-3"}                                              | 400 | prompt
            /v1/images/generations | {"model": "openai/dall-e-3", "prompt": "x", "n": 11}                      | 400 | n
            /v1/images/generations | {"model": "openai/dall-e-3", "prompt": "x", "stream": true}               | 400 | stream
            /v1/images/generations | {"model": "openai/text-embedding-3-small", "prompt": "x"}                 | 404 | images
            /v1/images/generations | {"model": "nobody/sells-this", "prompt": "x"}                             | 404 | nobody/sells-this
            """)
    void refusesByName(String path, String body, int status, String part) {
        funded(10).asks().body(body).post(path).then().statusCode(status).body("error.message", containsString(part));
    }

    @Test
    @DisplayName("F3: the official client reads embeddings and images")
    void isReadByTheOfficialClient() {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:" + RestAssured.port + "/v1")
                .apiKey(funded(1_000).apiKey())
                .build();

        CreateEmbeddingResponse embeddings = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model(GatewayWorld.EMBEDDING_MODEL)
                        .input("river stone")
                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                        .build());
        ImagesResponse images = client.images()
                .generate(ImageGenerateParams.builder()
                        .model(GatewayWorld.TOKEN_IMAGE_MODEL)
                        .prompt("a river")
                        .build());

        assertThat(embeddings.usage().promptTokens()).isEqualTo(2);
        assertThat(images.data().orElseThrow().getFirst().b64Json()).isPresent();
        assertThat(images.usage().orElseThrow().outputTokens()).isEqualTo(272);
    }

    private Customer funded(long credits) {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(credits));
        return customer;
    }
}
