package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.endtoend.Http.Answer;
import dev.florin.money.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Walks the public price page of each offering on a system that sells it; zero-markup's is walked by all other tests. */
class OfferingsIT {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;

    /** As the page of plans prints them. */
    private static final Map<String, List<String>> RATES = Map.of(
            "openai/gpt-5.4", List.of("50", "300", "3"),
            "openai/gpt-5.4-mini", List.of("15", "90", "3"),
            "azure/gpt-5.4", List.of("50", "300", "3"),
            "azure/gpt-5.4-mini", List.of("15", "90", "3"),
            "google/gemini-3-flash-preview", List.of("10", "60", "4"),
            "anthropic/claude-sonnet-4-6", List.of("60", "300"),
            "bedrock/global.amazon.nova-2-lite-v1:0", List.of("6", "53"),
            "xai/grok-4.20-non-reasoning", List.of("40", "120"));

    @Test
    @DisplayName(
            "F1 to F4: free-tier: €1 for a new account, models for nothing, tokens by the thousand, images, from €5")
    void free_tier() {
        try (RunningFlorin florin = RunningFlorin.selling("free-tier")) {
            Customer customer = florin.operator().openAccount("Newcomer Ltd");
            await().atMost(Customer.PATIENCE).until(() -> customer.balanceMicros() == 100_000 * CREDIT);

            Map<String, Object> message = Map.of("role", "user", "content", "Say it. demo_output_tokens=50");
            assertThat(micros(customer.http()
                            .postJson(
                                    "/v1/chat/completions",
                                    Map.of("model", "gemini/gemma-3-27b-it", "messages", List.of(message)))))
                    .isZero();
            Answer chat = customer.complete(Completion.of(Completion.MINI, 1_000));
            long prompt = chat.expect(200).at("/usage/tokens_prompt").longValue();
            assertThat(micros(chat)).isEqualTo(prompt * 18 * CREDIT / 1_000 + 72 * CREDIT);
            assertThat(micros(images(customer, "openai/dall-e-3", 2))).isEqualTo(9_600 * CREDIT);
            Answer embedding = customer.http()
                    .postJson(
                            "/v1/embeddings",
                            Map.of("model", "openai/text-embedding-3-small", "input", "A few words to embed."));
            long embedded = embedding.expect(200).at("/usage/prompt_tokens").longValue();
            assertThat(micros(embedding)).isEqualTo(embedded * 2_400);
            assertThat(pricing(florin, Completion.MINI)
                            .at("/per_million/tokens.output")
                            .textValue())
                    .isEqualTo("0.72");
            assertThat(pricing(florin, "gemini/gemma-3-27b-it").path("free").booleanValue())
                    .isTrue();
            assertThat(ordered(customer, 4_99, "EUR").status()).isEqualTo(400);
            assertThat(ordered(customer, 5_00, "EUR")
                            .expect(201)
                            .required("creditsMicros")
                            .longValue())
                    .isEqualTo(500_000 * CREDIT);
            florin.verify();
        }
    }

    @Test
    @DisplayName(
            "T1, T2, T9: teams: packages from $10 to $5,000 and any amount between, the grid of prices, images by request")
    void teams() {
        try (RunningFlorin florin = RunningFlorin.selling("teams")) {
            Customer customer = florin.operator().openAccount("Team Ltd");
            JsonNode sold = customer.get("/v1/packages");

            assertThat(sold.required("packages").findValues("price").stream()
                            .map(price -> price.required("minor").longValue()))
                    .containsExactly(10_00L, 50_00L, 200_00L, 1_000_00L, 5_000_00L);
            assertThat(ordered(customer, 9_99, "USD").status()).isEqualTo(400);
            assertThat(ordered(customer, 5_000_01, "USD").status()).isEqualTo(400);
            assertThat(ordered(customer, 4_321_00, "USD").status()).isEqualTo(201);
            assertThat(grid(florin, "openai/gpt-4.1-mini")).containsExactly("0.4", "0.1", "1.6");
            assertThat(grid(florin, "anthropic/claude-sonnet-4-5")).containsExactly("3", "0.3", "15");

            new Cashier(florin).buy(customer, "starter");
            Answer cached =
                    customer.complete(Completion.of("openai/gpt-4.1-mini", 100).with("demo_cached_tokens", "2"));
            JsonNode usage = cached.expect(200).required("usage");
            assertThat(usage.required("cache_read_tokens").intValue()).isEqualTo(2);
            long fresh = usage.required("tokens_prompt").longValue() - 2;
            assertThat(micros(cached)).isEqualTo(fresh * 400 + 2 * 100 + 100 * 1_600);
            assertThat(micros(images(customer, "openai/dall-e-3", 1))).isEqualTo(40 * CREDIT);
            florin.verify();
        }
    }

    @Test
    @DisplayName("S1, S2, S6, S10: settlement: packages, a price out of the provider's cost, the balance's way as CSV")
    void settlement() {
        try (RunningFlorin florin = RunningFlorin.selling("settlement")) {
            Customer customer = florin.operator().openAccount("Settled Ltd");
            new Cashier(florin).buy(customer, "developer");
            assertThat(customer.balanceMicros()).isEqualTo(20_000 * CREDIT);

            Answer answer = customer.complete(Completion.of("alias/everyday", 1_000));
            String request = answer.header("X-Request-Id");
            await().atMost(Customer.PATIENCE).until(() -> customer.journal().hasChargesOf(List.of(request)));

            long prompt = answer.expect(200).at("/usage/tokens_prompt").longValue();
            await().atMost(Customer.PATIENCE)
                    .until(() -> customer.http()
                                    .get("/v1/account/charges/" + request)
                                    .status()
                            == 200);
            JsonNode charge = customer.get("/v1/account/charges/" + request);
            assertThat(charge.required("model").textValue()).isEqualTo("alias/everyday");
            assertThat(charge.required("provider").textValue()).isEqualTo("openai");
            assertThat(new BigDecimal(charge.required("sumMicros").textValue()))
                    .isEqualByComparingTo(BigDecimal.valueOf(prompt * 1_875 + 1_000 * 7_500, 1));
            assertThat(charge.required("chargeMicros").longValue()).isEqualTo(micros(answer));
            assertThat(customer.balanceMicros()).isEqualTo(20_000 * CREDIT - micros(answer));
            assertThat(customer.http().get("/v1/account/statement?format=csv").text())
                    .contains(request);
            florin.verify();
        }
    }

    @Test
    @DisplayName(
            "P1 to P4: plans: 5,000 credits a month for nothing, engines by the character, capacities, and 402 at the end")
    void plans() {
        try (RunningFlorin florin = RunningFlorin.selling("plans")) {
            String engine = "google/gemini-3-flash-preview";
            Customer customer = florin.operator().openAccount("Planned Ltd");
            await().atMost(Customer.PATIENCE).until(() -> customer.balanceMicros() == 5_000 * CREDIT);

            JsonNode capacity = new Http(florin.gateway())
                    .get("/v1/capacity?model=" + engine + "&charactersPerPage=2000")
                    .expect(200);
            assertThat(capacity.findValuesAsText("credits")).containsExactly("5000", "30000", "125000", "450000");
            assertThat(capacity.findValuesAsText("units")).containsExactly("71428", "428571", "1785714", "6428571");
            assertThat(capacity.findValuesAsText("pages")).containsExactly("35", "214", "892", "3214");

            RATES.forEach(
                    (name, rates) -> assertThat(ratesOf(florin, name)).as(name).isEqualTo(rates));
            // 1,250 tokens of output have at most 10,000 characters.
            JsonNode estimate = customer.http()
                    .postJson("/v1/estimates", chat(engine, 10_000, 1_250))
                    .expect(200);
            assertThat(estimate.at("/most/usage/characters.output").intValue()).isEqualTo(10_000);
            assertThat(estimate.at("/most/credits").textValue()).isEqualTo("700");

            Answer answer = write(customer, engine, 10_000);
            String text = answer.expect(200).at("/choices/0/message/content").textValue();
            assertThat(micros(answer)).isEqualTo(100 * CREDIT + text.codePointCount(0, text.length()) * 60_000L);
            assertThat(customer.http()
                            .postJson("/v1/chat/completions", withFile("anthropic/claude-sonnet-4-6"))
                            .text())
                    .contains("bytes.reference");
            Answer last = write(customer, engine, 100_000);
            while (last.status() == 200) {
                last = write(customer, engine, 100_000);
            }
            assertThat(last.expect(402).at("/error/code").textValue()).isEqualTo("credits_exhausted");

            florin.operator().putOnPlan(customer, "starter");
            // What a gateway has leased of the free plan's last credits is left to it.
            await().atMost(Customer.PATIENCE).until(() -> customer.balanceMicros() >= 30_000 * CREDIT);
            assertThat(write(customer, engine, 100_000).status()).isEqualTo(200);
            florin.verify();
        }
    }

    private static Answer write(Customer customer, String model, int characters) {
        return customer.http().postJson("/v1/chat/completions", chat(model, characters, 20));
    }

    private static Map<String, Object> chat(String model, int characters, int mostTokens) {
        Map<String, Object> message = Map.of("role", "user", "content", "x".repeat(characters));
        return Map.of("model", model, "messages", List.of(message), "max_completion_tokens", mostTokens);
    }

    /** Credits for a thousand characters in and out, and for a thousand bytes of reference file; none where it has no rate. */
    private static List<String> ratesOf(RunningFlorin florin, String model) {
        JsonNode rates = pricing(florin, model).required("rates");
        return Stream.of("characters.input", "characters.output", "bytes.reference")
                .filter(rates::has)
                .map(rates::required)
                .map(rate -> new BigDecimal(rate.required("amountMicros").longValue())
                        .movePointRight(3)
                        .divide(new BigDecimal(rate.required("perUnits").longValue() * CREDIT))
                        .toPlainString())
                .toList();
    }

    private static Map<String, Object> withFile(String model) {
        Map<String, Object> file = Map.of("filename", "a.txt", "file_data", "data:text/plain;base64,aGVsbG8=");
        return Map.of(
                "model",
                model,
                "max_completion_tokens",
                20,
                "messages",
                List.of(Map.of("role", "user", "content", List.of(Map.of("type", "file", "file", file)))));
    }

    private static long micros(Answer answer) {
        JsonNode unused = answer.expect(200);
        return new BigDecimal(answer.header("X-Credits-Used")).movePointRight(6).longValueExact();
    }

    private static Answer images(Customer customer, String model, int number) {
        return customer.http()
                .postJson("/v1/images/generations", Map.of("model", model, "prompt", "A florin.", "n", number));
    }

    private static Answer ordered(Customer customer, long minor, String currency) {
        return customer.http()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .postJson("/v1/account/orders", Map.of("amount", Map.of("minor", minor, "currency", currency)));
    }

    private static JsonNode pricing(RunningFlorin florin, String model) {
        for (JsonNode listed :
                new Http(florin.gateway()).get("/v1/models").expect(200).required("data")) {
            if (listed.required("id").textValue().equals(model)) {
                return listed.required("pricing");
            }
        }
        throw new AssertionError(model + " is not listed");
    }

    /** What a million tokens of input, cached input and output cost, in dollars. */
    private static List<String> grid(RunningFlorin florin, String model) {
        JsonNode rates = pricing(florin, model).required("per_million");
        return Stream.of("tokens.input", "tokens.cached_input", "tokens.output")
                .map(meter -> rates.required(meter).textValue())
                .toList();
    }
}
