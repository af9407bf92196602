package dev.florin.gateway.inference;

import static dev.florin.gateway.inference.ChatCompletionsTest.QUESTION;
import static dev.florin.gateway.world.GatewayWorld.MODEL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import dev.florin.gateway.world.OtherServices;
import dev.florin.money.Credits;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class RefusedRequestsTest {

    private static final String PATH = "/v1/chat/completions";

    @Inject
    OtherServices services;

    @AfterEach
    void comeBack() {
        services.goAway(false);
    }

    @Test
    @DisplayName("F9: without credits the answer is 402 with exactly this body, and clients are told not to retry")
    void refusesWithoutCredits() {
        Response answer = Customer.open().asks().body(QUESTION).post(PATH);

        answer.then().statusCode(402).header("x-should-retry", "false");
        assertThat(answer.asString())
                .isEqualTo("{\"error\":{\"message\":\"Insufficient credits. Please add more credits to continue.\","
                        + "\"type\":\"insufficient_credits\",\"code\":\"credits_exhausted\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer fl_0000000000000000000000000000000000000000", "Bearer nonsense", "Basic eDp5", ""})
    void refusesUnknownKeys(String authorization) {
        given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(QUESTION)
                .post(PATH)
                .then()
                .statusCode(401)
                .header("X-Request-Id", startsWith("req_"))
                .body("error.code", equalTo("invalid_api_key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai/does-not-exist", GatewayWorld.FUTURE_MODEL})
    void refusesModelsThatAreNotSoldNow(String model) {
        funded().asks()
                .body(QUESTION.replace(MODEL, model))
                .post(PATH)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("model_not_found"))
                .body("error.message", containsString(model));
    }

    @Test
    void refusesAModelWhosePriceLacksAMeterRatherThanServeItFree() {
        funded().asks()
                .body(QUESTION.replace(MODEL, GatewayWorld.UNPRICED_MODEL))
                .post(PATH)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("model_not_priced"));
    }

    @Test
    void saysWhereTheJsonIsMalformed() {
        funded().asks()
                .body("{\n  \"model\": oops\n}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("malformed_json"))
                .body("error.message", containsString("line 2, column"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                                          | JSON object
            {"messages": [{"role": "user", "content": "x"}]}                            | model
            {"model": "m"}                                                              | messages
            {"model": "m", "messages": []}                                              | messages
            {"model": "m", "messages": ["x"]}                                           | messages
            {"model": "m", "messages": [{}], "stream": "yes"}                           | stream
            {"model": "m", "messages": [{}], "stream_options": 1}                       | stream_options
            {"model": "m", "messages": [{}], "max_tokens": 0}                           | max_tokens
            {"model": "m", "messages": [{}], "max_completion_tokens": 1.5}              | max_completion_tokens
            {"model": "m", "messages": [{}], "n": 1000}                                 | n
            {"model": "m", "messages": [{}], "byok_api_key": 7}                         | byok_api_key
            """)
    void saysWhichFieldIsWrong(String body, String part) {
        funded().asks()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.message", containsString(part));
    }

    @Test
    void refusesAPromptThatTheModelCannotTake() {
        funded().asks()
                .body(QUESTION.replace("river stone green", "river ".repeat(130_000)))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("context_length_exceeded"));
    }

    @Test
    void refusesAnOversizedBodyAndSaysTheLimit() {
        Response answer = funded().asks().body("x".repeat(8_388_609)).post(PATH);

        answer.then()
                .statusCode(413)
                .body("error.code", equalTo("body_too_large"))
                .body("error.message", containsString("8388608"));
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "401, 502", "429, 429", "500, 502", "503, 502"})
    void passesTheProvidersErrorsOnWithoutACharge(int upstreamStatus, int status) {
        // given
        Customer customer = funded();
        String body = QUESTION.replace("\"demo_output_tokens\": \"10\"", "\"demo_status\": \"" + upstreamStatus + "\"");

        // when
        Response answer = customer.asks().body(body).post(PATH);

        // then
        answer.then().statusCode(status).header("X-Credits-Used", (String) null);
        customer.asks().body(QUESTION).post(PATH).then().header("X-Credits-Remaining", "9.99355");
    }

    @Test
    void tellsABadGatewayWhenTheProviderIsNotThere() {
        funded().asks()
                .body(QUESTION.replace(MODEL, GatewayWorld.UNREACHABLE_MODEL))
                .post(PATH)
                .then()
                .statusCode(502)
                .body("error.code", equalTo("upstream_failed"));
    }

    @Test
    void refusesWhenNothingIsLeasedAndTheLedgerIsAway() {
        Customer customer = funded();
        services.goAway(true);

        customer.asks()
                .body(QUESTION)
                .post(PATH)
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("error.code", equalTo("ledger_unavailable"));
    }

    @Test
    void beginsANewEpochWhenTheLedgerHasGivenUpTheOldOne() {
        // given
        Customer customer = funded();
        customer.asks().body(QUESTION).post(PATH).then().statusCode(200);
        services.books().expireAll();
        Customer other = funded();

        // when, then
        other.asks().body(QUESTION).post(PATH).then().statusCode(200);
        customer.asks().body(QUESTION).post(PATH).then().statusCode(200);
    }

    private Customer funded() {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));
        return customer;
    }
}
