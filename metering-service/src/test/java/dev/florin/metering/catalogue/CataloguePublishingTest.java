package dev.florin.metering.catalogue;

import static dev.florin.metering.MeteringApi.call;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.offering.OfferingFile;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rate;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.Meter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class CataloguePublishingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PRESET = Path.of(System.getProperty("florin.root"), "deploy/offerings/zero-markup");

    @Inject
    PriceStore prices;

    @Inject
    Pool pool;

    private final List<ListedModel> listed = CatalogueFile.read(
            PRESET.resolve("catalogue.yaml"), OfferingFile.read(PRESET.resolve("offering.yaml")), Instant.now());

    @Test
    @DisplayName("S2, T9: the file's prices are published, each under its version's key")
    void every_model_is_told() {
        List<Price> prices = listed.stream().map(ListedModel::price).toList();

        assertThat(publishedPrices(prices)).filteredOn(prices::contains).containsExactlyInAnyOrderElementsOf(prices);
    }

    @Test
    void publishing_the_same_file_again_tells_nothing() {
        List<ListedModel> fresh = prices.publish(listed, Instant.now()).await().atMost(PATIENCE);

        assertThat(fresh).isEmpty();
        assertThat(publishedVersions()).isEqualTo(listed.size());
    }

    @Test
    @DisplayName("T2: a published version never changes")
    void other_rates_under_a_published_version_are_refused() {
        ListedModel first = listed.getFirst();
        Price dearer = new Price(
                first.price().version(), first.price().effectiveFrom(), Map.of(Meter.INPUT_TOKENS, new Rate(1, 1)));
        ListedModel changed = new ListedModel(
                first.model(),
                first.provider(),
                first.upstreamModel(),
                first.contextTokens(),
                first.maxOutputTokens(),
                first.version(),
                dearer);

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() ->
                        prices.publish(List.of(changed), Instant.now()).await().atMost(PATIENCE))
                .withMessageStartingWith(first.model() + ": version 1 was published with other values");
        assertThat(publishedVersions()).isEqualTo(listed.size());
    }

    @Test
    @DisplayName("Z6: models are listed under their provider-prefixed names")
    void the_price_list_can_be_read() {
        call().get("/models")
                .then()
                .statusCode(200)
                .body("models.model", hasItem("openai/gpt-4o-mini"))
                .body(
                        "models.find { it.model == 'openai/gpt-4o-mini' }.price.version",
                        equalTo("zero-markup/openai/gpt-4o-mini@1"));
    }

    @Test
    void nobody_without_the_service_token_reads_it() {
        given().get("/models").then().statusCode(401);
    }

    private long publishedVersions() {
        return pool.query("SELECT count(*) FROM published_price WHERE draft_id IS NULL")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    /** All that were told, of other tests too, once these are among them. */
    private static List<Price> publishedPrices(List<Price> awaited) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            return pricesOf(topics.await(
                    Topics.CATALOG_PRICES, events -> pricesOf(events).containsAll(awaited)));
        }
    }

    private static List<Price> pricesOf(List<Event> events) {
        return events.stream().map(event -> ((PricePublished) event).price()).toList();
    }
}
