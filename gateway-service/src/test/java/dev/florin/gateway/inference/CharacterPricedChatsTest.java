package dev.florin.gateway.inference;

import static dev.florin.gateway.world.GatewayWorld.CHARACTER_MODEL;
import static dev.florin.gateway.world.GatewayWorld.TEXT_ONLY_MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** P2: chats that are priced by their characters. A thousand cost 10 credits in and 60 out; the prompt has 17. */
@GatewayTest
class CharacterPricedChatsTest {

    private static final String PATH = "/v1/chat/completions";
    private static final long PROMPT = "river stone green".length();

    @Inject
    OtherServices services;

    @Test
    @DisplayName(
            "P2, Z3: a whole answer is charged by its characters, and what the provider charges goes by its tokens")
    void chargesAWholeAnswerByItsCharacters() {
        // given
        Customer customer = funded(1_000);

        // when
        Response answer =
                customer.asks().body(question(CHARACTER_MODEL, false, 10)).post(PATH);

        // then
        long characters = answer.jsonPath()
                .getString("choices[0].message.content")
                .codePoints()
                .count();
        Credits due = new Credits(10_000 * PROMPT + 60_000 * characters);
        answer.then()
                .statusCode(200)
                .header("X-Credits-Used", due.toString())
                .body("usage.tokens_total", equalTo(13))
                .body("usage.characters_prompt", equalTo((int) PROMPT))
                .body("usage.characters_completion", equalTo((int) characters))
                .body("usage.reference_bytes", equalTo(0));
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage()).isEqualTo(characters(PROMPT, characters));
        assertThat(recorded.charge().amountMicros()).isEqualTo(due).isLessThanOrEqualTo(recorded.reservedMicros());
        assertThat(recorded.providerUsage())
                .isEqualTo(Usage.of(Meter.INPUT_TOKENS, 3).with(Meter.OUTPUT_TOKENS, 10));
        // Of 31.5 millionths of a dollar.
        assertThat(recorded.providerCost()).isEqualTo(new ProviderCost(32, Currency.getInstance("USD")));
    }

    @Test
    @DisplayName("P2: a stream is charged as the whole answer is")
    void chargesAStreamByItsCharacters() {
        // given
        Customer customer = funded(1_000);
        customer.asks()
                .body(question(CHARACTER_MODEL, false, 10))
                .post(PATH)
                .then()
                .statusCode(200);

        // when
        List<String> events = stream(customer, 10);

        // then
        List<UsageRecorded> recorded = UsageLog.recordedFor(customer, 2);
        assertThat(events.getLast()).isEqualTo("data: [DONE]");
        assertThat(events.get(events.size() - 2)).contains("\"characters_prompt\":17", "\"tokens_total\":13");
        assertThat(recorded.getLast().usage())
                .isEqualTo(recorded.getFirst().usage())
                .isEqualTo(characters(PROMPT, shown(events)));
        assertThat(recorded.getLast().providerUsage())
                .isEqualTo(recorded.getFirst().providerUsage());
    }

    @Test
    @DisplayName(
            "F9, P2: credits that run out in the middle of a stream end it; what was passed on is charged, to the character")
    void endsAStreamWhereTheCreditsEnd() {
        // given
        Customer customer = funded(200);

        // when
        List<String> events = stream(customer, 3_000);

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(events.getLast()).contains("\"type\":\"insufficient_credits\"", "\"code\":\"credits_exhausted\"");
        assertThat(recorded.usage()).isEqualTo(characters(PROMPT, shown(events)));
        assertThat(recorded.charge().amountMicros())
                .isBetween(Credits.of(198), Credits.of(200))
                .isLessThanOrEqualTo(recorded.reservedMicros());
        assertThat(recorded.providerUsage()).isNotNull();
        assertThat(recorded.reportedUsage().within(Meter.OUTPUT_TOKENS)).isGreaterThan(400);
    }

    @Test
    @DisplayName("P2: a reference file is charged by its bytes, beside the text")
    void chargesReferenceFilesByTheirBytes() {
        // given
        Customer customer = funded(1_000);

        // when
        customer.asks().body(withFile(CHARACTER_MODEL)).post(PATH).then().statusCode(200);

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage().quantity(Meter.REFERENCE_BYTES)).isEqualTo(1_000);
        assertThat(recorded.usage().quantity(Meter.INPUT_CHARACTERS)).isEqualTo(1);
        assertThat(recorded.charge().amountMicros())
                .isEqualTo(new Credits(
                        4_000_000 + 10_000 + 60_000 * recorded.usage().quantity(Meter.OUTPUT_CHARACTERS)));
    }

    @Test
    @DisplayName("P2: an engine without a rate for reference files refuses them before anything is sent")
    void refusesAUnitWithoutARate() {
        funded(1_000)
                .asks()
                .body(withFile(TEXT_ONLY_MODEL))
                .post(PATH)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("model_not_priced"))
                .body(
                        "error.message",
                        equalTo("The model '" + TEXT_ONLY_MODEL + "' has no price for bytes.reference."));
    }

    @Test
    @DisplayName("P2: without credits for its characters a chat is refused before it is sent")
    void refusesWithoutCredits() {
        funded(1)
                .asks()
                .body(question(CHARACTER_MODEL, false, 10))
                .post(PATH)
                .then()
                .statusCode(402)
                .body("error.code", equalTo("credits_exhausted"));
    }

    private static Usage characters(long input, long output) {
        return Usage.of(Meter.INPUT_CHARACTERS, input).with(Meter.OUTPUT_CHARACTERS, output);
    }

    private static String question(String model, boolean stream, int tokens) {
        return """
                {"model": "%s", "stream": %s, "max_tokens": %d, "messages": [{"role": "user", "content": "river stone green"}],
                 "metadata": {"demo_output_tokens": "%d"}}""".formatted(model, stream, 4 * tokens, tokens);
    }

    private static String withFile(String model) {
        return """
                {"model": "%s", "max_tokens": 40, "messages": [{"role": "user", "content": [
                  {"type": "text", "text": "x"},
                  {"type": "file", "file": {"filename": "a.txt", "file_data": "data:text/plain;base64,%s"}}]}],
                 "metadata": {"demo_output_tokens": "10"}}""".formatted(model, Base64.getEncoder().encodeToString(new byte[1_000]));
    }

    private static List<String> stream(Customer customer, int tokens) {
        return customer.asks()
                .body(question(CHARACTER_MODEL, true, tokens))
                .post(PATH)
                .asString()
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The characters that the client got. */
    private static long shown(List<String> events) {
        return events.stream()
                .filter(event -> event.startsWith("data: {"))
                .map(event -> new JsonPath(event.substring("data: ".length())).getString("choices[0].delta.content"))
                .filter(piece -> piece != null)
                .mapToLong(piece -> piece.codePoints().count())
                .sum();
    }

    private Customer funded(long credits) {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(credits));
        return customer;
    }
}
