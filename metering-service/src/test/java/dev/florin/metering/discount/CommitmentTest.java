package dev.florin.metering.discount;

import static dev.florin.metering.MeteringApi.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.discount.RateLimits;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.pricing.Discount;
import dev.florin.testing.PostgresAndKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class CommitmentTest {

    private final AccountId account = new AccountId(Ids.system().next());
    private final Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private final Instant until = from.atOffset(ZoneOffset.UTC).plusMonths(12).toInstant();

    @Test
    @DisplayName("T10: what operators agree with an account is told with its term, and read by the customer")
    void aCommitmentIsAgreedAndTold() {
        // when
        agree("annual", from).statusCode(200).body("commitment.until", equalTo(until.toString()));
        agree("annual", from).statusCode(200);
        agree("month", until).statusCode(200);

        // then
        List<DiscountsChanged> told = DiscountLog.of(account, 2);
        CommitmentTerm annual =
                new CommitmentTerm("annual", new Discount(1_000), new RateLimits(600L, null), from, until);
        assertThat(told.getFirst().commitments()).containsExactly(annual);
        assertThat(told.getFirst().discountBasisPoints()).isEqualTo(Discount.NONE);
        assertThat(told.getLast().commitments())
                .extracting(CommitmentTerm::commitmentId)
                .containsExactly("annual", "month");
        assertThat(told).hasSize(2);
        assertThat(told.getLast().occurredAt()).isAfter(told.getFirst().occurredAt());
        discount()
                .body("discountBasisPoints", equalTo(1_000))
                .body("commitment.commitmentId", equalTo("annual"))
                .body("commitment.rateLimits.requestsPerMinute", equalTo(600));
    }

    @Test
    @DisplayName("T10: a commitment that is ended holds no longer, and another can be agreed")
    void aCommitmentIsEnded() {
        // given
        agree("annual", from).statusCode(200);
        agree("month", until).statusCode(200);

        // when
        call().delete("/accounts/{account}/commitment?author=bob", account.toString())
                .then()
                .statusCode(204);

        // then
        assertThat(DiscountLog.of(account, 3).getLast().commitments()).isEmpty();
        discount().body("commitment", nullValue()).body("discountBasisPoints", equalTo(0));
        call().delete("/accounts/{account}/commitment?author=bob", account.toString())
                .then()
                .statusCode(404);
        agree("month", until).statusCode(200);
        call().get("/accounts/{account}/commitment", account.toString())
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.commitment.commitmentId", contains("month", "month", "annual"))
                .body("items[0].endedBy", nullValue())
                .body("items[2].endedBy", equalTo("bob"));
    }

    @Test
    void whatCannotBeAgreedSaysWhy() {
        agree("annual", from).statusCode(200);

        agree("month", until.minusSeconds(1))
                .statusCode(409)
                .body("detail", containsString("has the commitment 'annual' from " + from + " until " + until));
        agree("forever", from)
                .statusCode(400)
                .body("detail", equalTo("commitmentId: the offering has no 'forever'; it has [annual, month]"));
        agree("month", from.minus(40, ChronoUnit.DAYS))
                .statusCode(400)
                .body("detail", containsString("from: the term would be over since "));
        agree("month", from.plus(4_000, ChronoUnit.DAYS))
                .statusCode(400)
                .body("detail", equalTo("from: lies more than five years ahead"));
        put(Map.of("commitmentId", "month", "from", "tomorrow", "author", "ann"))
                .statusCode(400)
                .body("detail", containsString("from: 'tomorrow' is not a time"));
        put(Map.of("commitmentId", "month", "from", "2026-12-01T00:00:00Z"))
                .statusCode(400)
                .body("detail", equalTo("author: is missing"));
    }

    private ValidatableResponse agree(String commitment, Instant from) {
        return put(Map.of("commitmentId", commitment, "from", from.toString(), "author", "ann"));
    }

    private ValidatableResponse put(Map<String, String> terms) {
        return call().contentType("application/json")
                .body(terms)
                .put("/accounts/{account}/commitment", account.toString())
                .then();
    }

    private ValidatableResponse discount() {
        return call().get("/accounts/{account}/discount", account.toString())
                .then()
                .statusCode(200);
    }
}
