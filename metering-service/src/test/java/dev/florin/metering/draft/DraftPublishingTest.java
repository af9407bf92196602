package dev.florin.metering.draft;

import static dev.florin.metering.MeteringApi.call;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.event.Topics;
import dev.florin.id.DraftId;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rate;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.Meter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class DraftPublishingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String YAML = """
            models:
              - id: %s
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
    Pool pool;

    @Test
    @DisplayName(
            "S8: a draft is written, compared, reviewed by another and published with its event, and then never changes")
    void aDraftGoesItsWay() {
        // given
        String draft = written("drafted/whole", "0.15");
        difference(draft)
                .body("added.model", contains("drafted/whole"))
                .body("added[0].rates[0].becomes", equalTo("150"));
        step(draft, "submit", Map.of("author", "ann", "revision", 1))
                .statusCode(200)
                .body("state", equalTo("REVIEW"));
        step(draft, "publish", Map.of("author", "ann", "revision", 2))
                .statusCode(409)
                .body("code", equalTo("CONFLICT"))
                .body("detail", containsString("somebody else must publish it"));

        // when
        step(draft, "publish", Map.of("author", "bob", "revision", 2))
                .statusCode(200)
                .body("draft.state", equalTo("PUBLISHED"))
                .body("draft.published.author", equalTo("bob"))
                .body("published", contains("drafted/whole"));

        // then
        PricePublished told = told("drafted/whole");
        assertThat(told.price().version().value()).isEqualTo("zero-markup/drafted/whole@1");
        assertThat(told.price().effectiveFrom()).isEqualTo(told.occurredAt());
        Price costs = Objects.requireNonNull(told.providerPrice()).price();
        assertThat(costs.rates().get(Meter.INPUT_TOKENS))
                .extracting(Rate::perUnit)
                .hasToString("0.1");
        difference(draft).body("added", hasSize(0)).body("changed", hasSize(0)).body("unchanged", equalTo(1));
        for (String change : List.of(
                "UPDATE draft SET name = 'other' WHERE draft_id = $1",
                "DELETE FROM draft WHERE draft_id = $1",
                "UPDATE draft_model SET free = true WHERE draft_id = $1",
                "DELETE FROM draft_model WHERE draft_id = $1",
                "UPDATE published_price SET free = true WHERE draft_id = $1",
                "DELETE FROM published_price WHERE draft_id = $1")) {
            assertThatExceptionOfType(PgException.class).as(change).isThrownBy(() -> execute(change, draft));
        }
    }

    @Test
    void aRejectedDraftIsWrittenAnewAndPublishedAsANewVersion() {
        // given
        String first = written("drafted/again", "1");
        step(first, "submit", Map.of("author", "ann", "revision", 1)).statusCode(200);
        step(first, "publish", Map.of("author", "bob", "revision", 2)).statusCode(200);
        String second = written("drafted/again", "3");
        step(second, "submit", Map.of("author", "ann", "revision", 1)).statusCode(200);

        // when
        step(second, "reject", Map.of("author", "bob", "revision", 2, "reason", "too dear"))
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("rejection.reason", equalTo("too dear"))
                .body("rejection.by.author", equalTo("bob"));
        call().contentType("application/yaml")
                .body(yaml("drafted/again", "2"))
                .put("/catalogue/drafts/{id}/models?author=ann&revision=3", second)
                .then()
                .statusCode(200)
                .body("revision", equalTo(4));
        difference(second)
                .body("changed[0].rates[0].was", equalTo("1000"))
                .body("changed[0].rates[0].becomes", equalTo("2000"));
        step(second, "submit", Map.of("author", "ann", "revision", 4)).statusCode(200);
        step(second, "publish", Map.of("author", "bob", "revision", 5)).statusCode(200);

        // then
        call().get("/models")
                .then()
                .body(
                        "models.find { it.model == 'drafted/again' }.price.version",
                        equalTo("zero-markup/drafted/again@2"));
    }

    @Test
    void aDecisionOnAnOlderRevisionIsRefused() {
        String draft = written("drafted/stale", "1");

        step(draft, "submit", Map.of("author", "ann", "revision", 2))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo(draft + " is at revision 1, not 2: look at it again"));
    }

    @Test
    void draftsAndTheirModelsArePaged() {
        String older = written("drafted/page", "1");
        String newer = written("drafted/page", "2");

        call().get("/catalogue/drafts?limit=1&before=" + newer)
                .then()
                .body("items.draftId", contains(older))
                .body("items[0].authors", contains("ann"));
        call().get("/catalogue/drafts/{id}/models?limit=1", newer).then().body("items.model", contains("drafted/page"));
        call().get("/catalogue/drafts/{id}/models?after=drafted/page", newer)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    @DisplayName("S2: the community's file becomes a draft, with the difference and what could not be taken over")
    void aCommunityFileBecomesADraft() throws IOException {
        JsonPath imported = call().contentType("application/gzip")
                .body(compressedFixture())
                .post("/catalogue/imports?name=june&author=ann&markup=500&provider=openai&provider=anthropic")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        String draft = imported.getString("draft.draftId");
        assertThat(imported.getList("report.notImported.field")).contains("input_cost_per_token_batches");
        assertThat(imported.getList("difference.changed.model")).contains("openai/gpt-4o");
        assertThat(imported.getList("difference.added.model")).contains("anthropic/claude-opus-4-5");
        String gpt =
                "difference.changed.find { it.model == 'openai/gpt-4o' }.rates.find { it.meter == 'tokens.input' }";
        assertThat(imported.getString(gpt + ".was")).isEqualTo("2500");
        assertThat(imported.getString(gpt + ".becomes")).isEqualTo("2625");
        call().get("/catalogue/drafts/{id}/import", draft)
                .then()
                .statusCode(200)
                .body("skipped.entry", hasItem("openai/negative"));
        call().get("/catalogue/drafts/{id}/models?limit=200", draft)
                .then()
                .body("items", hasSize(imported.getInt("report.imported")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalogue/drafts?limit=0",
                "/catalogue/drafts?limit=201",
            })
    void aPageHasBounds(String path) {
        call().get(path).then().statusCode(400).body("code", equalTo("INVALID_FIELD"));
    }

    @Test
    void whatCannotBeReadIsRefusedAndNamed() {
        call().contentType("application/yaml")
                .body(yaml("drafted/bad", "cheap"))
                .post("/catalogue/drafts?name=n&author=ann")
                .then()
                .statusCode(400)
                .body("detail", containsString("the catalogue, line 11: models[0].rates.tokens.input: 'cheap'"));
        call().contentType("application/yaml")
                .body(yaml("drafted/bad", "1"))
                .post("/catalogue/drafts?author=ann")
                .then()
                .statusCode(400)
                .body("detail", equalTo("name: is missing"));
        call().contentType("application/json")
                .body("[]")
                .post("/catalogue/imports?name=n&author=a")
                .then()
                .statusCode(400);
        call().contentType("application/gzip")
                .body(new byte[] {1})
                .post("/catalogue/imports?name=n&author=a")
                .then()
                .statusCode(400);
        call().get("/catalogue/drafts/dft_01h455vb4pex5vsknk084sn02q").then().statusCode(404);
    }

    @Test
    void nobodyWithoutTheServiceTokenSeesDrafts() {
        given().get("/catalogue/drafts").then().statusCode(401);
    }

    private static byte[] yaml(String model, String rate) {
        return YAML.formatted(model, rate).getBytes(StandardCharsets.UTF_8);
    }

    private static String written(String model, String rate) {
        return call().contentType("application/yaml")
                .body(yaml(model, rate))
                .post("/catalogue/drafts?name=prices&author=ann")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .path("draftId");
    }

    private static ValidatableResponse step(String draft, String step, Map<String, Object> body) {
        return call().contentType("application/json")
                .body(body)
                .post("/catalogue/drafts/{id}/" + step, draft)
                .then();
    }

    private static ValidatableResponse difference(String draft) {
        return call().get("/catalogue/drafts/{id}/difference", draft).then().statusCode(200);
    }

    private void execute(String change, String draft) {
        var unused = pool.preparedQuery(change)
                .execute(Tuple.of(DraftId.fromString(draft).value()))
                .await()
                .atMost(PATIENCE);
    }

    private static PricePublished told(String model) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            return topics
                    .await(
                            Topics.CATALOG_PRICES,
                            events -> events.stream()
                                    .anyMatch(event -> event instanceof PricePublished price
                                            && price.model().equals(model)))
                    .stream()
                    .map(PricePublished.class::cast)
                    .filter(price -> price.model().equals(model))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] compressedFixture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream fixture = DraftPublishingTest.class.getResourceAsStream("/community-prices.json");
                GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            Objects.requireNonNull(fixture).transferTo(compressed);
        }
        return bytes.toByteArray();
    }
}
