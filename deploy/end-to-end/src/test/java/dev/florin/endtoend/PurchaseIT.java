package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.endtoend.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PurchaseIT {

    private final RunningFlorin florin = RunningFlorin.shared();
    private final Operator operator = florin.operator();
    private final Cashier cashier = new Cashier(florin);

    @Test
    @DisplayName("Z1, Z7, S3: a package paid at the hosted page becomes credits at 1,000 to the dollar")
    void a_paid_package_becomes_credits() {
        Customer customer = operator.openAccount("Buyer Ltd");

        JsonNode order = cashier.buy(customer, "starter");

        assertThat(order.required("creditsMicros").longValue()).isEqualTo(10_000_000_000L);
        assertThat(customer.balanceMicros()).isEqualTo(10_000_000_000L);
        assertThat(customer.journal().explainedBalanceMicros()).isEqualTo(10_000_000_000L);
    }

    @Test
    @DisplayName("S4: credit comes after the signed webhook only, and once however often it is told")
    void credit_comes_after_the_webhook_only_and_once() {
        Customer customer = operator.openAccount("Patient Ltd");
        JsonNode order = cashier.order(customer, "starter");

        BeforeWebhook before = cashier.withoutWebhooks(() -> {
            cashier.payAtPage(order);
            return new BeforeWebhook(cashier.isSettled(customer, order), customer.balanceMicros());
        });
        cashier.awaitSettled(customer, order);
        await().atMost(Customer.PATIENCE).until(() -> customer.balanceMicros() > 0);
        cashier.repeatWebhooks();
        // An account's events keep their order: what the repetition brought would stand before this purchase.
        cashier.buy(customer, "starter");

        assertThat(before).isEqualTo(new BeforeWebhook(false, 0));
        assertThat(customer.journal().ofKind("PURCHASE")).hasSize(2);
        assertThat(customer.balanceMicros()).isEqualTo(20_000_000_000L);
    }

    @Test
    @DisplayName("S5: every settled order has a numbered invoice with its tax, as JSON and as PDF")
    void a_settled_order_has_an_invoice() {
        Customer customer = operator.openAccount("Invoiced Ltd");
        JsonNode order = cashier.buy(customer, "builder");
        await().atMost(Customer.PATIENCE).until(() -> !invoices(customer).isEmpty());

        JsonNode listed = invoices(customer).get(0);
        String path = "/v1/account/invoices/" + listed.required("invoiceId").textValue();
        JsonNode invoice = customer.get(path);
        Answer pdf = customer.http().get(path + "/pdf");

        assertThat(invoice.required("number").textValue()).isNotBlank();
        assertThat(invoice.required("orderId")).isEqualTo(order.required("orderId"));
        assertThat(invoice.required("total")).isEqualTo(order.required("total"));
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).startsWith("application/pdf");
        assertThat(new String(Arrays.copyOf(pdf.body(), 5), StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    @DisplayName("S10: the statement as CSV holds every movement between its opening and its closing balance")
    void the_statement_holds_every_movement() {
        Customer customer = operator.openAccount("Stated Ltd");
        cashier.buy(customer, "starter");

        Answer statement = customer.http()
                .with("Accept", "text/csv")
                .get("/v1/account/statement?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");

        assertThat(statement.status()).as(statement.text()).isEqualTo(200);
        assertThat(statement.header("Content-Type")).startsWith("text/csv");
        assertThat(statement.text().lines()).anyMatch(line -> line.contains("PURCHASE") && line.contains("10000"));
    }

    @Test
    @DisplayName("one customer reads nothing of another's")
    void one_customer_reads_nothing_of_anothers() {
        Customer customer = operator.openAccount("Owner Ltd");
        JsonNode order = cashier.buy(customer, "starter");
        await().atMost(Customer.PATIENCE).until(() -> !invoices(customer).isEmpty());
        String invoice = invoices(customer).get(0).required("invoiceId").textValue();
        Customer stranger = operator.openAccount("Stranger Ltd");

        assertThat(stranger.http()
                        .get("/v1/account/orders/" + order.required("orderId").textValue())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.http().get("/v1/account/invoices/" + invoice).status())
                .isEqualTo(404);
        assertThat(stranger.http()
                        .get("/v1/account/invoices/" + invoice + "/pdf")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.balanceMicros()).isZero();
        assertThat(stranger.journal().transfers()).isEmpty();
    }

    private record BeforeWebhook(boolean settled, long balanceMicros) {}

    private static JsonNode invoices(Customer customer) {
        return customer.get("/v1/account/invoices").required("items");
    }
}
