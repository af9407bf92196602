package dev.florin.metering.whatif;

import static dev.florin.metering.MeteringApi.call;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.florin.id.AccountId;
import dev.florin.id.DraftId;
import dev.florin.id.Ids;
import dev.florin.metering.RecordedEvents;
import dev.florin.metering.charge.RecordedUsageStore;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a year long ago: nothing else is recorded there. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class WhatIfOnRecordedUsageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2023-05-10T12:00:00Z");
    private static final String DAY = "since=2023-05-10T00:00:00Z&until=2023-05-11T00:00:00Z";
    private static final int REQUESTS = 5;
    private static final String YAML = """
            models:
              - id: tried/m
                provider: openai
                upstreamModel: m
                contextTokens: 1000
                maxOutputTokens: 100
                effectiveFrom: 2026-01-01T00:00:00Z
                version: 1
                perUnits: 1000000
                rates:
                  tokens.input: %s
                cost:
                  rates:
                    tokens.input: 0.1
            """;

    @Inject
    WhatIfHandler handler;

    @Inject
    RecordedUsageStore recorded;

    @Inject
    Pool pool;

    @Test
    @DisplayName(
            "S8: a draft is tried on what was recorded: revenue, cost and margin before and after, by model and account")
    void a_draft_is_tried_on_recorded_usage() {
        // given
        publish(drafted("0.15"));
        AccountId account = new AccountId(Ids.system().next());
        keep(IntStream.range(0, REQUESTS)
                .mapToObj(i -> RecordedEvents.usage(
                        NOON.plusSeconds(i),
                        account,
                        "tried/m",
                        Usage.of(Meter.INPUT_TOKENS, 1_000_000),
                        Credits.of(150)))
                .toList());
        keep(List.of(RecordedEvents.usage(
                Instant.parse("2023-05-11T00:00:00Z"),
                account,
                "tried/m",
                Usage.of(Meter.INPUT_TOKENS, 7),
                Credits.of(1))));

        // when
        String draft = drafted("0.05");

        // then
        call().get("/catalogue/drafts/{id}/whatif?" + DAY, draft)
                .then()
                .statusCode(200)
                .body("draftId", equalTo(draft))
                .body("complete", equalTo(true))
                .body("until", equalTo("2023-05-11T00:00:00Z"))
                .body("scope.changed", equalTo(1))
                .body("scope.kept", greaterThan(5))
                .body("draftModelsWithoutCost.count", equalTo(0))
                .body("losingModels", equalTo(1))
                .body("total.requests", equalTo(REQUESTS))
                .body("total.chargedMicros", equalTo(750_000_000))
                .body("total.inForce.revenueMicros", equalTo(750_000_000))
                .body("total.inForce.marginMicros", equalTo(250_000_000))
                .body("total.draft.revenueMicros", equalTo(250_000_000))
                .body("total.draft.costInCreditsMicros", equalTo(500_000_000))
                .body("total.draft.marginMicros", equalTo(-250_000_000))
                .body("total.draft.providerCosts[0].costMicros", equalTo(500_000))
                .body("total.draft.providerCosts[0].currency", equalTo("USD"))
                .body("byModel.items.model", contains("tried/m"))
                .body("byModel.items[0].losesMoney", equalTo(true))
                .body("byModel.items[0].sums.draft.unpricedMeters", equalTo(List.of()))
                .body("byModel.others.groups", equalTo(0))
                .body("byAccount.items.accountId", contains(account.toString()))
                .body("byAccount.items[0].sums.draft.revenueMicros", equalTo(250_000_000));
        it_is_read_page_by_page_and_as_far_as_the_time_suffices(DraftId.fromString(draft));
    }

    private void it_is_read_page_by_page_and_as_far_as_the_time_suffices(DraftId draft) {
        WhatIfPeriod day = WhatIfPeriod.of("2023-05-10T00:00:00Z", "2023-05-11T00:00:00Z", NOON);

        for (int pageSize = 1; pageSize <= REQUESTS + 1; pageSize++) {
            WhatIfAnswer paged =
                    handler.ask(draft, day, 1, pageSize, PATIENCE).await().atMost(PATIENCE);
            assertThat(paged.total().requests()).isEqualTo(REQUESTS);
            assertThat(paged.complete()).isTrue();
        }

        WhatIfAnswer partial =
                handler.ask(draft, day, 1, 2, Duration.ZERO).await().atMost(PATIENCE);
        assertThat(partial.complete()).isFalse();
        assertThat(partial.total().requests()).isEqualTo(2);
        assertThat(partial.until()).isEqualTo(NOON.plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=5, since: is missing",
        "since=yesterday, since: 'yesterday' is not a time",
        "since=1023-05-10T00:00:00Z, is not in this time",
        "since=2023-05-10T00:00:00Z&until=2023-05-10T00:00:00Z, since must be before until",
        "since=2023-05-10T00:00:00Z, 92 days apart at most",
        "since=2023-05-10T00:00:00Z&until=2023-05-11T00:00:00Z&limit=0, limit: must be from 1 to 200"
    })
    void a_question_has_bounds(String query, String detail) {
        call().get("/catalogue/drafts/dft_01h455vb4pex5vsknk084sn02q/whatif?" + query)
                .then()
                .statusCode(400)
                .body("detail", containsString(detail));
    }

    @Test
    void a_draft_that_is_not_there_cannot_be_tried() {
        call().get("/catalogue/drafts/dft_01h455vb4pex5vsknk084sn02q/whatif?" + DAY)
                .then()
                .statusCode(404);
        given().get("/catalogue/drafts/dft_01h455vb4pex5vsknk084sn02q/whatif?" + DAY)
                .then()
                .statusCode(401);
    }

    private void keep(List<UsageRecorded> events) {
        pool.withTransaction(transaction -> recorded.add(transaction, events))
                .await()
                .atMost(PATIENCE);
    }

    private static String drafted(String rate) {
        return call().contentType("application/yaml")
                .body(YAML.formatted(rate).getBytes(StandardCharsets.UTF_8))
                .post("/catalogue/drafts?name=prices&author=ann")
                .then()
                .statusCode(201)
                .extract()
                .path("draftId");
    }

    private static void publish(String draft) {
        step(draft, "submit", Map.of("author", "ann", "revision", 1));
        step(draft, "publish", Map.of("author", "bob", "revision", 2));
    }

    private static void step(String draft, String step, Map<String, Object> body) {
        call().contentType("application/json")
                .body(body)
                .post("/catalogue/drafts/{id}/" + step, draft)
                .then()
                .statusCode(200);
    }
}
