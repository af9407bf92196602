package dev.florin.invoicing.issuing;

import static dev.florin.invoicing.InvoicingApi.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.invoicing.domain.Sales;
import dev.florin.invoicing.domain.TaxSnapshot;
import dev.florin.invoicing.tax.TaxQuotes;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class IssuingTest {
    private static final String INVOICES = "/accounts/{account}/invoices";
    private static TestTopics topics;

    @Inject
    TaxQuotes quotes;

    @Inject
    Pool pool;

    private final AccountId account = Sales.account();

    @BeforeAll
    static void connect() {
        topics = new TestTopics(TestStack.shared());
    }

    @AfterAll
    static void disconnect() {
        topics.close();
    }

    @Test
    @DisplayName("S3, S5: a settled order gets one numbered invoice with its tax snapshot, however often it is told")
    void repeats_change_nothing() {
        TaxSnapshot quote = quotes.keep(Sales.domesticSale(account));
        PaymentSettled payment = Sales.paid(quote);
        topics.send(payment);
        topics.send(payment);
        topics.send(Sales.paid(quote));
        TaxSnapshot second = quotes.keep(Sales.domesticSale(account));
        topics.send(Sales.paid(second));

        awaitInvoices(2);

        String invoice = call().get(INVOICES, account.toString()).jsonPath().getString("items[1].invoiceId");
        call().get(INVOICES + "/{invoice}", account.toString(), invoice)
                .then()
                .statusCode(200)
                .body("orderId", equalTo(quote.orderId().toString()))
                .body("net.minor", equalTo(1000))
                .body("tax.minor", equalTo(190))
                .body("total.minor", equalTo(1190))
                .body("decision.category", equalTo("S"))
                .body("buyer.legalName", equalTo("Buyer & <Sons>"))
                .body("paymentReference", equalTo("pi_123"));
    }

    @Test
    void what_cannot_be_invoiced_is_parked_and_the_partition_goes_on() {
        TaxSnapshot quote = quotes.keep(Sales.domesticSale(account));
        TaxSnapshot unknown = Sales.domesticSale(account);
        topics.send(new ProducerRecord<>(Topics.PAYMENTS_EVENTS, account.toString(), new byte[] {1, 2}));
        topics.send(Sales.paid(unknown));
        topics.send(withTax(Sales.paid(quote), Money.of(0, "EUR")));
        topics.send(Sales.paid(quote));

        awaitInvoices(1);

        assertThat(deadLetterReasons())
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("no header ce_type"),
                        reason -> assertThat(reason).contains("has no tax quote"),
                        reason -> assertThat(reason).contains("tax 1.90 EUR; it was paid as"));
    }

    @Test
    @DisplayName("S5: an issued invoice never changes")
    void the_table_refuses_changes() {
        topics.send(Sales.paid(quotes.keep(Sales.domesticSale(account))));
        awaitInvoices(1);

        assertThatThrownBy(() -> execute("UPDATE invoice SET number = 'X' WHERE account_id = $1"))
                .hasMessageContaining("a row of invoice is never changed");
        assertThatThrownBy(() -> execute("DELETE FROM invoice WHERE account_id = $1"))
                .hasMessageContaining("a row of invoice is never changed");
        assertThatThrownBy(() -> execute("UPDATE tax_quote SET tax_minor = 0 WHERE account_id = $1"))
                .hasMessageContaining("a row of tax_quote is never changed");
    }

    @Test
    void pages_follow_each_other_from_the_newest() {
        for (int i = 0; i < 3; i++) {
            topics.send(Sales.paid(quotes.keep(Sales.domesticSale(account))));
        }
        awaitInvoices(3);

        String next = call().queryParam("limit", 2)
                .get(INVOICES, account.toString())
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("next");
        call().queryParam("before", next)
                .get(INVOICES, account.toString())
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
        call().queryParam("limit", "many")
                .get(INVOICES, account.toString())
                .then()
                .statusCode(400)
                .body("detail", containsString("between 1 and 200"));
    }

    @Test
    void another_account_sees_no_invoice() {
        topics.send(Sales.paid(quotes.keep(Sales.domesticSale(account))));
        awaitInvoices(1);

        String invoice = call().get(INVOICES, account.toString()).jsonPath().getString("items[0].invoiceId");
        String stranger = Sales.account().toString();
        call().get(INVOICES + "/{invoice}", stranger, invoice).then().statusCode(404);
        call().get(INVOICES + "/{invoice}/pdf", stranger, invoice).then().statusCode(404);
    }

    private void awaitInvoices(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> call().get(INVOICES, account.toString()).then().body("items", hasSize(count)));
    }

    private List<String> deadLetterReasons() {
        return pool.preparedQuery("SELECT reason FROM dead_letter WHERE key = $1 ORDER BY record_offset")
                .mapping(row -> row.getString(0))
                .execute(Tuple.of(account.toString()))
                .map(rows -> rows.stream().toList())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private void execute(String sql) {
        pool.preparedQuery(sql)
                .execute(Tuple.of(account.value()))
                .replaceWithVoid()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static PaymentSettled withTax(PaymentSettled payment, Money tax) {
        return new PaymentSettled(
                payment.eventId(),
                payment.orderId(),
                payment.accountId(),
                payment.packageId(),
                payment.creditsMicros(),
                payment.net(),
                tax,
                payment.taxQuoteId(),
                payment.paymentReference(),
                payment.occurredAt());
    }
}
