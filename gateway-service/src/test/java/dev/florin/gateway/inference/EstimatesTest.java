package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import dev.florin.gateway.world.OtherServices;
import dev.florin.money.Credits;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F10: what a request would cost, before it is made. */
@GatewayTest
class EstimatesTest {

    private static final String PATH = "/v1/estimates";
    private static final String QUESTION = """
            {"model": "%s", "max_tokens": 40, "messages": [{"role": "user", "content": "river stone green"}],
             "metadata": {"demo_output_tokens": "10"}}""";

    @Inject
    OtherServices services;

    @Test
    @DisplayName("F10, P2: by characters the prompt is certain, and the answer is what its limit allows")
    void tellsCharacters() {
        // given
        Customer customer = funded(1_000);
        int answers = services.books().answers();

        // when
        JsonPath estimate = estimate(customer, QUESTION.formatted(GatewayWorld.CHARACTER_MODEL));

        // then
        assertThat(estimate.getMap("")).containsEntry("object", "estimate").containsEntry("funding", "CREDITS");
        assertThat(estimate.getString("price_version")).isEqualTo("test/" + GatewayWorld.CHARACTER_MODEL + "@1");
        assertThat(estimate.getMap("prompt.usage")).isEqualTo(Map.of("characters.input", 17));
        assertThat(estimate.getBoolean("prompt.exact")).isTrue();
        assertThat(estimate.getString("prompt.credits")).isEqualTo("0.17");
        assertThat(estimate.getMap("answer.usage")).isEqualTo(Map.of("characters.output", 320));
        assertThat(estimate.getString("answer.credits")).isEqualTo("19.2");
        assertThat(estimate.getString("most.credits")).isEqualTo("19.37");
        assertThat(estimate.getString("most.cost")).isEqualTo("0.01937");
        assertThat(estimate.getString("admission.credits")).isEqualTo("unknown");
        assertThat(services.books().answers()).isEqualTo(answers);
    }

    @ParameterizedTest
    @DisplayName("F10: no request costs more than its estimate, whatever it asks for")
    @CsvSource(delimiter = '|', textBlock = """
            /v1/chat/completions   | {"model": "openai/gpt-4o-mini", "max_tokens": 40, "messages": [{"content": "river stone green"}]}
            /v1/chat/completions   | {"model": "openai/by-characters", "max_tokens": 40, "messages": [{"content": "river stone green"}]}
            /v1/chat/completions   | {"model": "anthropic/claude-sonnet-4-5", "max_tokens": 40, "messages": [{"role": "user", "content": "x"}]}
            /v1/chat/completions   | {"model": "openai/free", "max_tokens": 40, "messages": [{"role": "user", "content": "x"}]}
            /v1/embeddings         | {"model": "openai/text-embedding-3-small", "input": ["river stone", "green"]}
            /v1/images/generations | {"model": "openai/dall-e-3", "prompt": "a river", "n": 2}
            /v1/images/generations | {"model": "openai/gpt-image-1", "prompt": "a river"}
            """)
    void isNeverExceeded(String path, String body) {
        // given
        Customer customer = funded(10_000);

        // when
        JsonPath estimate = estimate(customer, body);

        // then
        String used = customer.asks()
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .header("X-Credits-Used");
        assertThat(micros(used)).isLessThanOrEqualTo(micros(estimate.getString("most.credits")));
        assertThat(estimate(customer, body).getString("admission.credits"))
                .isEqualTo(body.contains("free") ? "not_needed" : "enough");
    }

    @Test
    @DisplayName(
            "F10: it says whether what the account is known to have is enough, and that nothing is needed with an own key")
    void tellsWhetherTheCreditsAreEnough() {
        // given
        Customer customer = funded(20);
        String question = QUESTION.formatted(GatewayWorld.CHARACTER_MODEL);
        customer.asks().body(question).post("/v1/chat/completions").then().statusCode(200);

        // when, then
        assertThat(estimate(customer, question).getString("admission.credits")).isEqualTo("too_few");
        assertThat(estimate(customer, question.replace("\"max_tokens\": 40", "\"max_tokens\": 1"))
                        .getString("admission.credits"))
                .isEqualTo("enough");
        assertThat(estimate(customer, question).getString("admission.budgets")).isEqualTo("none");
        JsonPath withOwnKey = estimate(customer, question.replaceFirst("\\{", "{\"byok_api_key\": \"mine\", "));
        assertThat(withOwnKey.getString("most.credits")).isEqualTo("0");
        assertThat(withOwnKey.getString("admission.credits")).isEqualTo("not_needed");
    }

    @ParameterizedTest
    @DisplayName("F10: what the request would be refused for, its estimate is refused for")
    @CsvSource(delimiter = '|', textBlock = """
            {"model": "nobody/sells-this", "messages": [{"content": "x"}]}                                   | 404 | nobody/sells-this
            {"model": "openai/by-characters", "messages": [{"content": "x"}], "web_search_options": {}}      | 404 | web_searches
            {"model": "anthropic/claude-sonnet-4-5", "messages": [{"role": "user", "content": "x"}], "seed": 7} | 400 | seed
            {"model": "openai/gpt-4o-mini", "messages": []}                                                  | 400 | messages
            {"model": "openai/dall-e-3", "input": "x"}                                                       | 404 | tokens.input
            {"model": "openai/gpt-4o-mini"}                                                                  | 400 | messages
            """)
    void refusesWhatTheRequestWouldBeRefusedFor(String body, int status, String part) {
        funded(10).asks().body(body).post(PATH).then().statusCode(status).body("error.message", containsString(part));
    }

    private static JsonPath estimate(Customer customer, String body) {
        return customer.asks()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .header("X-Credits-Used", (String) null)
                .extract()
                .jsonPath();
    }

    private static long micros(String credits) {
        return new BigDecimal(credits).movePointRight(6).longValueExact();
    }

    private Customer funded(long credits) {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(credits));
        return customer;
    }
}
