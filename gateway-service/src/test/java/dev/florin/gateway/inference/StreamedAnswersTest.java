package dev.florin.gateway.inference;

import static dev.florin.gateway.inference.ChatCompletionsTest.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@GatewayTest
class StreamedAnswersTest {

    private static final String STREAMED = QUESTION.replaceFirst("\\{", "{\"stream\": true, ");

    @Inject
    OtherServices services;

    @Test
    @DisplayName("Z3: the usage comes once, in a last chunk before [DONE], though the client did not ask for it")
    void endsWithOneUsageChunk() {
        String stream =
                funded().asks().body(STREAMED).post("/v1/chat/completions").asString();

        List<String> events = stream.lines().filter(line -> !line.isEmpty()).toList();
        assertThat(events).allSatisfy(line -> assertThat(line).startsWith("data: "));
        assertThat(events.getLast()).isEqualTo("data: [DONE]");
        assertThat(events.get(events.size() - 2))
                .contains("\"choices\":[]", "\"tokens_total\":13", "\"cost\":0.00000645", "\"completion_tokens\":10");
        assertThat(events.subList(0, events.size() - 2))
                .allSatisfy(line -> assertThat(line).doesNotContain("usage"));
    }

    @Test
    @DisplayName("F7: a stream tells the credits in its trailers, when they are known")
    void tellsCreditsInTrailers() throws IOException {
        String answer = exchange(funded(), STREAMED, Integer.MAX_VALUE);

        assertThat(answer.lines().toList()).contains("X-Credits-Used: 0.00645", "X-Credits-Remaining: 9.99355");
    }

    @Test
    void aClientThatAsksForUsageFindsTheFieldInEveryChunk() {
        String body = STREAMED.replaceFirst("\\{", "{\"stream_options\": {\"include_usage\": true}, ");

        String stream = funded().asks().body(body).post("/v1/chat/completions").asString();

        assertThat(stream.lines().filter(line -> line.startsWith("data: {")))
                .allSatisfy(line -> assertThat(line).contains("\"usage\":"));
    }

    @Test
    void aClientThatGoesAwayIsChargedForWhatTheProviderGenerated() throws IOException {
        // given
        Customer customer = funded();
        String slow = STREAMED.replace("\"10\"", "\"10\", \"demo_delay_millis\": \"30\"");

        // when
        assertThat(exchange(customer, slow, 3)).doesNotContain("[DONE]");

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isEqualTo(10);
        assertThat(recorded.charge().amountMicros()).isEqualTo(new Credits(6450));
    }

    @Test
    @DisplayName("2: what nobody reads is read for its usage no further than is reserved, and then cut off")
    void aClientThatGoesAwayIsNotChargedForMoreThanWasReserved() throws IOException {
        // given
        Customer customer = funded();
        String endless = STREAMED.replace("\"max_tokens\": 40", "\"max_tokens\": 8000")
                .replace("\"10\"", "\"8000\", \"demo_delay_millis\": \"1\"");

        // when
        assertThat(exchange(customer, endless, 3)).doesNotContain("[DONE]");

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isBetween(1_000L, 1_024L);
        assertThat(recorded.charge().amountMicros()).isLessThanOrEqualTo(recorded.reservedMicros());
    }

    @Test
    void aStreamThatTheProviderBreaksOffIsChargedByOurCountAndEndsWithAnError() {
        // given
        Customer customer = funded();
        String cut = STREAMED.replace("\"10\"", "\"10\", \"demo_cut_after_tokens\": \"4\"");

        // when
        String stream = customer.asks().body(cut).post("/v1/chat/completions").asString();

        // then
        assertThat(stream).contains("\"code\":\"upstream_failed\"").doesNotContain("[DONE]");
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isEqualTo(4);
    }

    @Test
    void aStreamThatNeverBeginsCostsNothing() {
        // given
        Customer customer = funded();
        String cut = STREAMED.replace("\"10\"", "\"10\", \"demo_cut_after_tokens\": \"0\"");

        // when
        String stream = customer.asks().body(cut).post("/v1/chat/completions").asString();

        // then
        assertThat(stream).contains("\"code\":\"upstream_failed\"").doesNotContain("usage");
    }

    private Customer funded() {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));
        return customer;
    }

    /** Speaks HTTP by hand: hangs up after so many events, else reads to the end. */
    private String exchange(Customer customer, String body, int events) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(("POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + customer.apiKey() + "\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            return readEvents(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)), events);
        }
    }

    private static String readEvents(BufferedReader in, int events) throws IOException {
        StringBuilder read = new StringBuilder();
        int seen = 0;
        String line;
        while (seen < events && (line = in.readLine()) != null) {
            read.append(line).append('\n');
            seen += line.startsWith("data: ") ? 1 : 0;
        }
        return read.toString();
    }
}
