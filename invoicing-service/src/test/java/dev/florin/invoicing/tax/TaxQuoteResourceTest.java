package dev.florin.invoicing.tax;

import static dev.florin.invoicing.InvoicingApi.call;
import static dev.florin.invoicing.InvoicingApi.french;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.invoicing.domain.Sales;
import dev.florin.testing.PostgresAndKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class TaxQuoteResourceTest {
    private final AccountId account = Sales.account();
    private final OrderId order = new OrderId(Ids.system().next());

    @Test
    @DisplayName("S11: the total with tax is known before payment and follows the billing profile")
    void a_consumer_of_another_member_pays_his_countrys_rate() {
        putProfile(french(false));

        ask(account, 1000)
                .statusCode(200)
                .body("tax.minor", equalTo(200))
                .body("total.minor", equalTo(1200))
                .body("category", equalTo("S"))
                .body("note", containsString("France"));
    }

    @Test
    @DisplayName("S3: an order keeps its tax snapshot, whatever the profile becomes")
    void the_same_order_gets_the_same_quote() {
        putProfile(french(false));
        String first = ask(account, 1000).extract().asString();

        putProfile(french(true));

        ask(account, 1000).statusCode(200).body(equalTo(first));
    }

    @Test
    void another_amount_for_the_same_order_is_refused() {
        putProfile(french(true));
        ask(account, 1000).statusCode(200);

        ask(account, 1001).statusCode(409).body("code", equalTo("CONFLICT"));
    }

    @Test
    void another_account_does_not_see_the_orders_quote() {
        putProfile(french(true));
        ask(account, 1000).statusCode(200);

        ask(Sales.account(), 1000).statusCode(409).body("code", equalTo("CONFLICT"));
    }

    @Test
    void without_a_profile_there_is_no_quote() {
        ask(account, 1000)
                .statusCode(409)
                .body("code", equalTo("BILLING_PROFILE_MISSING"))
                .body("detail", containsString("PUT the billing profile"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                              | orderId: is missing
            {"orderId":"ord_01ky3sz5t1f0k8x7kzm5xg6p1d"}                                    | net: must be
            {"orderId":"ord_01ky3sz5t1f0k8x7kzm5xg6p1d","net":{"minor":0,"currency":"EUR"}} | net: must be
            {"orderId":"ord_01ky3sz5t1f0k8x7kzm5xg6p1d","net":{"minor":1,"currency":"EURO"}}| net.currency
            {"orderId":"17","net":{"minor":1,"currency":"EUR"}}                             | orderId
            {"orderId":                                                                     | line 1
            """)
    void a_request_that_cannot_be_used_is_refused(String body, String detail) {
        call().body(body)
                .post("/accounts/{account}/tax-quotes", account.toString())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    private void putProfile(String profile) {
        call().body(profile)
                .put("/accounts/{account}/billing-profile", account.toString())
                .then()
                .statusCode(200);
    }

    private ValidatableResponse ask(AccountId asking, long netMinor) {
        return call().body("""
                {"orderId": "%s", "net": {"minor": %d, "currency": "EUR"}}""".formatted(order, netMinor))
                .post("/accounts/{account}/tax-quotes", asking.toString())
                .then();
    }
}
