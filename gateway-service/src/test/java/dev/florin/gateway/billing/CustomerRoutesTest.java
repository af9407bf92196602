package dev.florin.gateway.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.OtherServices.OwnerCall;
import dev.florin.id.AccountId;
import dev.florin.id.DraftId;
import dev.florin.id.Ids;
import dev.florin.id.InvoiceId;
import dev.florin.id.OrderId;
import dev.florin.id.RequestId;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class CustomerRoutesTest {

    private static final OrderId ORDER = new OrderId(Ids.system().next());
    private static final RequestId REQUEST = new RequestId(Ids.system().next());
    private static final InvoiceId INVOICE = new InvoiceId(Ids.system().next());

    @Inject
    OtherServices services;

    @AfterEach
    void comeBack() {
        services.goAway(false);
        services.calls().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/account/balance, /ledger/accounts/ACCOUNT/balance",
        "/api/v1/account/balance, /ledger/accounts/ACCOUNT/balance",
        "/v1/account/transfers?limit=5&before=x, /ledger/accounts/ACCOUNT/transfers?limit=5&before=x",
        "/v1/account/balance?at=2026-01-01T00:00:00Z, /ledger/accounts/ACCOUNT/balance?at=2026-01-01T00:00:00Z",
        "/v1/account/transfers/42/proof, /ledger/accounts/ACCOUNT/transfers/42/proof",
        "/v1/account/charges/REQUEST, /metering/accounts/ACCOUNT/charges/REQUEST",
        "/v1/account/charges/REQUEST/proof, /ledger/accounts/ACCOUNT/charges/REQUEST/proof",
        "/v1/account/statement?format=csv, /ledger/accounts/ACCOUNT/statement?format=csv",
        "/v1/account/alerts, /ledger/accounts/ACCOUNT/alerts",
        "/v1/account/usage?from=2026-01-01T00:00:00Z, /metering/accounts/ACCOUNT/usage?from=2026-01-01T00:00:00Z",
        "/v1/account/discount, /metering/accounts/ACCOUNT/discount",
        "/v1/packages, /payments/packages",
        "/v1/account/plan, /payments/accounts/ACCOUNT/plan",
        "/v1/account/orders, /payments/accounts/ACCOUNT/orders",
        "/api/v1/account/orders/ORDER, /payments/accounts/ACCOUNT/orders/ORDER",
        "/v1/account/billing-profile, /invoicing/accounts/ACCOUNT/billing-profile",
        "/v1/account/invoices, /invoicing/accounts/ACCOUNT/invoices",
        "/v1/account/invoices/INVOICE, /invoicing/accounts/ACCOUNT/invoices/INVOICE"
    })
    void asksTheOwnerAboutTheCallersOwnAccount(String path, String ownersUri) {
        // given
        Customer customer = Customer.open();

        // when
        customer.asks()
                .urlEncodingEnabled(false)
                .get(filled(path, customer))
                .then()
                .statusCode(200)
                .header("X-Request-Id", startsWith("req_"));

        // then
        OwnerCall call = services.calls().getLast();
        assertThat(call.uri()).isEqualTo(filled(ownersUri, customer));
        assertThat(call.header("Florin-Service-Token")).isEqualTo("test-service-token");
        assertThat(call.header("Florin-Request-Id")).startsWith("req_");
    }

    @Test
    void passesABodyOnAsItCame() {
        Customer customer = Customer.open();

        customer.asks()
                .body("{\"package\":\"starter\"}")
                .post("/v1/account/orders")
                .then()
                .statusCode(200);

        OwnerCall call = services.calls().getLast();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.body()).isEqualTo("{\"package\":\"starter\"}");
    }

    @Test
    void passesAFilesNameBack() {
        Customer.open()
                .asks()
                .get("/v1/account/invoices/" + INVOICE + "/pdf")
                .then()
                .header("Content-Disposition", "attachment; filename=\"invoice.pdf\"");
    }

    @Test
    void tellsWhoseTheKeyIs() {
        Customer customer = Customer.open();

        customer.asks()
                .get("/v1/account")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(customer.accountId().toString()))
                .body("keyId", equalTo(customer.keyId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/account", "/v1/account/balance", "/v1/packages", "/v1/account/orders"})
    void refusesWithoutAKey(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
        assertThat(services.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/account/leases",
                "/v1/account/tax-quotes",
                "/v1/account/orders/..%2F..%2Fother",
                "/v1/account/charges/nonsense/proof",
                "/v1/account/invoices/nonsense"
            })
    void offersNothingThatIsNotOnTheList(String path) {
        Customer.open().asks().urlEncodingEnabled(false).get(path).then().statusCode(404);
        assertThat(services.calls()).isEmpty();
    }

    @Test
    void saysWhenAnOwnerIsAway() {
        services.goAway(true);

        Customer.open().asks().get("/v1/account/usage").then().statusCode(503);
    }

    @Test
    void givesAnybodyTheKeysOfTheJournal() {
        given().get("/v1/journal/keys").then().statusCode(200);
        assertThat(services.calls().getLast().uri()).isEqualTo("/ledger/journal/keys");
    }

    @ParameterizedTest
    @CsvSource({"/dead-letters, ledger", "/trial-balance, ledger", "/charge-differences?limit=5, metering"})
    void givesOperatorsWhatConcernsAllAccounts(String path, String owner) {
        given().header("Authorization", "Bearer " + Customer.OPERATOR_TOKEN)
                .get("/admin" + path)
                .then()
                .statusCode(200);
        assertThat(services.calls().getLast().uri()).isEqualTo("/" + owner + path);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /catalogue/drafts?limit=5",
        "POST, /catalogue/drafts?name=n&author=a",
        "POST, /catalogue/imports?name=n&author=a&markup=500",
        "GET, /catalogue/drafts/DRAFT",
        "GET, /catalogue/drafts/DRAFT/models?after=x",
        "PUT, /catalogue/drafts/DRAFT/models?author=a&revision=1",
        "GET, /catalogue/drafts/DRAFT/difference",
        "GET, /catalogue/drafts/DRAFT/whatif?since=2026&limit=5",
        "GET, /catalogue/drafts/DRAFT/import",
        "POST, /catalogue/drafts/DRAFT/submit",
        "POST, /catalogue/drafts/DRAFT/reject",
        "POST, /catalogue/drafts/DRAFT/publish",
        "GET, /accounts/ACCOUNT/commitment",
        "PUT, /accounts/ACCOUNT/commitment",
        "DELETE, /accounts/ACCOUNT/commitment?author=a"
    })
    void passesWhatOperatorsDecideOnPricesToMetering(String method, String path) {
        String uri = path.replace("DRAFT", new DraftId(Ids.system().next()).toString())
                .replace("ACCOUNT", new AccountId(Ids.system().next()).toString());

        given().header("Authorization", "Bearer " + Customer.OPERATOR_TOKEN)
                .contentType("application/gzip")
                .body(new byte[] {1, 2})
                .request(method, "/admin" + uri)
                .then()
                .statusCode(200);

        OwnerCall call = services.calls().getLast();
        assertThat(call.method() + " " + call.uri()).isEqualTo(method + " /metering" + uri);
        assertThat(call.header("Content-Type")).startsWith("application/gzip");
        Customer.open().asks().request(method, "/admin" + uri).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dead-letters", "/trial-balance", "/charge-differences"})
    void refusesCustomersWhatConcernsAllAccounts(String path) {
        Customer.open().asks().get("/admin" + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grants", "adjustments", "credit-limit"})
    void passesOperatorsDecisionsToTheLedger(String decision) {
        // given
        Customer customer = Customer.open();
        String path = "/accounts/" + customer.accountId() + "/" + decision;

        // when
        given().header("Authorization", "Bearer " + Customer.OPERATOR_TOKEN)
                .header("Idempotency-Key", "decided-once")
                .body("{\"creditsMicros\":1}")
                .post("/admin" + path)
                .then()
                .statusCode(200);

        // then
        OwnerCall call = services.calls().getLast();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).isEqualTo("/ledger" + path);
        assertThat(call.header("Idempotency-Key")).isEqualTo("decided-once");
        assertThat(call.body()).isEqualTo("{\"creditsMicros\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grants", "adjustments", "credit-limit"})
    void takesNoDecisionsFromCustomers(String decision) {
        Customer customer = Customer.open();

        customer.asks()
                .body("{\"creditsMicros\":1}")
                .post("/admin/accounts/" + customer.accountId() + "/" + decision)
                .then()
                .statusCode(401);
        assertThat(services.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PUT, ''", "DELETE, ?from=now&author=jane"})
    void passesOperatorsPlansToPaymentsAndTakesNoneFromCustomers(String method, String query) {
        // given
        Customer customer = Customer.open();
        String uri = "/accounts/" + customer.accountId() + "/plan" + query;
        customer.asks().request(method, "/admin" + uri).then().statusCode(401);
        customer.asks().request("PUT", "/v1/account/plan").then().statusCode(405);

        // when
        given().header("Authorization", "Bearer " + Customer.OPERATOR_TOKEN)
                .header("Idempotency-Key", "decided-once")
                .request(method, "/admin" + uri)
                .then()
                .statusCode(200);

        // then
        OwnerCall call = services.calls().getLast();
        assertThat(services.calls()).hasSize(1);
        assertThat(call.method() + " " + call.uri()).isEqualTo(method + " /payments" + uri);
        assertThat(call.header("Idempotency-Key")).isEqualTo("decided-once");
    }

    @Test
    void givesAnybodyTheListOfPlans() {
        given().get("/v1/plans").then().statusCode(200).body("offering", equalTo("zero-markup"));
        assertThat(services.calls()).isEmpty();
    }

    @Test
    void letsCustomersSetTheirOwnThresholds() {
        Customer customer = Customer.open();

        customer.asks()
                .body("{\"thresholdsMicros\":[1]}")
                .put("/v1/account/alert-thresholds")
                .then()
                .statusCode(200);

        OwnerCall call = services.calls().getLast();
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.uri()).isEqualTo("/ledger/accounts/" + customer.accountId() + "/alert-thresholds");
        assertThat(call.body()).isEqualTo("{\"thresholdsMicros\":[1]}");
    }

    private static String filled(String template, Customer customer) {
        return template.replace("ACCOUNT", customer.accountId().toString())
                .replace("ORDER", ORDER.toString())
                .replace("INVOICE", INVOICE.toString())
                .replace("REQUEST", REQUEST.toString());
    }
}
