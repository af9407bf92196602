package dev.florin.metering.charge;

import static dev.florin.metering.MeteringApi.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.metering.catalogue.PriceStore;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Discount;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rating;
import dev.florin.pricing.Rounding;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class ExplainedChargeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Ids IDS = Ids.system();
    private static final Usage USAGE = Usage.of(Meter.INPUT_TOKENS, 25).with(Meter.OUTPUT_TOKENS, 150);

    @Inject
    PriceStore prices;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    private final AccountId account = new AccountId(IDS.next());

    @Test
    @DisplayName("S1, T2: a charge is explained meter by meter, and comes out as it was charged")
    void a_charge_is_explained() {
        // given
        Discount discount = new Discount(500);
        UsageRecorded recorded = recorded(charge(discount), Funding.CREDITS);

        // when
        send(recorded);

        // then
        explained(account, recorded.requestId(), 200);
        call().get(
                        "/accounts/{account}/charges/{request}",
                        account.toString(),
                        recorded.requestId().toString())
                .then()
                .body("priceVersion", equalTo("zero-markup/openai/gpt-4o-mini@1"))
                .body("lines", hasSize(2))
                .body("lines[0].meter", equalTo("tokens.input"))
                .body("lines[0].quantity", equalTo(25))
                .body("lines[0].amountMicros", equalTo("3750"))
                .body("lines[1].amountMicros", equalTo("90000"))
                .body("sumMicros", equalTo("93750"))
                .body("discountBasisPoints", equalTo(500))
                .body("discountedMicros", equalTo("89062.5"))
                .body("rounding", equalTo("HALF_UP"))
                .body("ratedMicros", equalTo(89_063))
                .body("chargeMicros", equalTo(89_063))
                .body("agrees", equalTo(true))
                .body("$", not(hasKey("providerUsage")));
        assertThat(partitionOf(recorded.requestId())).startsWith("recorded_usage_2");
    }

    @Test
    @DisplayName("P2: a charge by other units than the provider reported keeps both")
    void what_the_provider_reported_is_told_beside_the_charge() {
        // given
        Usage reported = Usage.of(Meter.INPUT_TOKENS, 20)
                .with(Meter.CACHE_WRITE_TOKENS, 5)
                .with(Meter.OUTPUT_TOKENS, 150);
        UsageRecorded recorded = recorded(charge(Discount.NONE), Funding.CREDITS, null, reported);

        // when
        send(recorded);

        // then
        explained(account, recorded.requestId(), 200);
        call().get(
                        "/accounts/{account}/charges/{request}",
                        account.toString(),
                        recorded.requestId().toString())
                .then()
                .body("lines", hasSize(2))
                .body(
                        "providerUsage",
                        equalTo(Map.of("tokens.input", 20, "tokens.cache_write", 5, "tokens.output", 150)))
                .body("agrees", equalTo(true));
    }

    @Test
    @DisplayName("Z4: what the customer's own key paid was rated and not charged")
    void a_request_with_the_customers_key_was_not_charged() {
        Charge nothing = new Charge(Credits.ZERO, price().version(), Rounding.HALF_UP);
        UsageRecorded recorded = recorded(nothing, Funding.BYOK);

        send(recorded);

        explained(account, recorded.requestId(), 200);
        call().get(
                        "/accounts/{account}/charges/{request}",
                        account.toString(),
                        recorded.requestId().toString())
                .then()
                .body("ratedMicros", equalTo(93_750))
                .body("chargeMicros", equalTo(0))
                .body("agrees", equalTo(true));
    }

    @Test
    @DisplayName("S1: a charge or a cost that usage and price do not come to is found in the stream, and only that")
    void a_wrong_charge_is_found() {
        // given
        Charge right = charge(new Discount(500));
        Charge more = new Charge(
                right.amountMicros().plus(new Credits(1)), right.priceVersion(), right.rounding(), right.discount());
        UsageRecorded fine = recorded(right, Funding.CREDITS);
        UsageRecorded wrong = recorded(more, Funding.CREDITS);
        UsageRecorded costly =
                recorded(right, Funding.CREDITS, new ProviderCost(94, Currency.getInstance("USD")), null);
        double before = alarms();

        // when
        send(fine);
        send(wrong);
        send(costly);

        // then
        for (UsageRecorded sent : List.of(fine, wrong, costly)) {
            explained(account, sent.requestId(), 200);
        }
        String ours = "items.findAll { it.accountId == '" + account + "' }";
        call().get("/charge-differences?limit=200")
                .then()
                .statusCode(200)
                .body(
                        ours + ".requestId",
                        containsInAnyOrder(
                                wrong.requestId().toString(), costly.requestId().toString()));
        differing(wrong)
                .body("chargedMicros", equalTo(89_064))
                .body("dueMicros", equalTo(89_063))
                .body("reason", equalTo("usage and price come to another charge"));
        differing(costly)
                .body("providerCost.costMicros", equalTo(94))
                .body("dueProviderCost", nullValue())
                .body("reason", equalTo("usage and the provider's price come to another cost"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(alarms()).isGreaterThanOrEqualTo(before + 2));
        call().get("/charge-differences?limit=0").then().statusCode(400);
    }

    @Test
    void nobody_reads_anothers_charge() {
        UsageRecorded recorded = recorded(charge(Discount.NONE), Funding.CREDITS);
        send(recorded);
        explained(account, recorded.requestId(), 200);
        AccountId other = new AccountId(IDS.next());

        call().get(
                        "/accounts/{account}/charges/{request}",
                        other.toString(),
                        recorded.requestId().toString())
                .then()
                .statusCode(404)
                .body("detail", startsWith("There is no charge for " + recorded.requestId()));
    }

    private void explained(AccountId of, RequestId request, int status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> call().get("/accounts/{account}/charges/{request}", of.toString(), request.toString())
                                .then()
                                .statusCode(status));
    }

    private static ValidatableResponse differing(UsageRecorded recorded) {
        return call().get("/charge-differences?limit=200")
                .then()
                .rootPath("items.find { it.requestId == '" + recorded.requestId() + "' }");
    }

    private double alarms() {
        return metrics.counter("florin.metering.charge.differences").count();
    }

    private static void send(UsageRecorded recorded) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(recorded);
        }
    }

    private Charge charge(Discount discount) {
        return ((Rating.Rated) Rating.rate(USAGE, price(), discount)).charge();
    }

    private Price price() {
        return prices.newest().await().atMost(PATIENCE).stream()
                .filter(model -> model.model().equals("openai/gpt-4o-mini"))
                .findFirst()
                .orElseThrow()
                .price();
    }

    private UsageRecorded recorded(Charge charge, Funding funding) {
        return recorded(charge, funding, null, null);
    }

    private UsageRecorded recorded(
            Charge charge, Funding funding, @Nullable ProviderCost cost, @Nullable Usage reported) {
        return new UsageRecorded(
                new RequestId(IDS.next()),
                account,
                new ProjectId(IDS.next()),
                new KeyId(IDS.next()),
                "openai/gpt-4o-mini",
                "openai",
                USAGE,
                charge,
                funding,
                charge.amountMicros(),
                new EpochId(IDS.next()),
                12,
                cost,
                reported,
                null,
                Instant.now());
    }

    private String partitionOf(RequestId request) {
        return pool.preparedQuery("SELECT tableoid::regclass::text FROM recorded_usage WHERE request_id = $1")
                .execute(Tuple.of(request.value()))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(PATIENCE);
    }
}
