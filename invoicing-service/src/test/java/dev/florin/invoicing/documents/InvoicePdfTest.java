package dev.florin.invoicing.documents;

import static dev.florin.invoicing.InvoicingApi.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.florin.id.AccountId;
import dev.florin.invoicing.domain.BillingProfile;
import dev.florin.invoicing.domain.Sales;
import dev.florin.invoicing.tax.TaxQuotes;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class InvoicePdfTest {
    private static final String INVOICES = "/accounts/{account}/invoices";

    @Inject
    TaxQuotes quotes;

    private final AccountId account = Sales.account();

    @Test
    @DisplayName("S5: the invoice can be downloaded as PDF, with its number, tax and total")
    void the_page_says_what_the_invoice_says() throws IOException {
        JsonPath invoice = issuedTo(Sales.buyer("FI", false, null));

        Response download = pdf(invoice);

        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.contentType()).isEqualTo("application/pdf");
        assertThat(download.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + invoice.getString("number") + ".pdf\"");
        assertThat(textOf(download))
                .contains(invoice.getString("number"))
                .contains("Buyer & <Sons>", "Acme GmbH", "10,000 credits (package starter)")
                .contains("VAT FI 25.5% 2.55 EUR", "Total 12.55 EUR", "Paid in full", "pi_123");
    }

    @Test
    @DisplayName("S11: the page says why no tax is charged")
    void the_wording_of_the_reverse_charge_is_printed() throws IOException {
        JsonPath invoice = issuedTo(Sales.buyer("FR", true, "FR12345678901"));

        assertThat(textOf(pdf(invoice)))
                .contains(
                        "VAT 0%, reverse charge",
                        "the recipient owes the VAT", "VAT ID FR12345678901", "Total 10.00 EUR");
    }

    @Test
    void the_document_is_always_the_same_bytes() {
        JsonPath invoice = issuedTo(Sales.buyer("DE", false, null));

        Response first = pdf(invoice);
        Response again = pdf(invoice);

        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).hasSize(66);
    }

    @Test
    void its_fonts_are_embedded() throws IOException {
        JsonPath invoice = issuedTo(Sales.buyer("DE", false, null));

        try (PDDocument document = Loader.loadPDF(pdf(invoice).asByteArray())) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    @Test
    void an_invoice_that_is_not_there_has_no_document() {
        call().get(INVOICES + "/inv_01ky3sz5t1f0k8x7kzm5xg6p1d/pdf", account.toString())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    private JsonPath issuedTo(BillingProfile buyer) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(Sales.paid(quotes.keep(Sales.sale(account, Sales.SELLER, buyer, Instant.now()))));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> call().get(INVOICES, account.toString()).then().body("items", hasSize(1)));
        return call().get(INVOICES, account.toString()).jsonPath().setRootPath("items[0]");
    }

    private Response pdf(JsonPath invoice) {
        return call().get(INVOICES + "/{invoice}/pdf", account.toString(), invoice.getString("invoiceId"));
    }

    private static String textOf(Response download) throws IOException {
        try (PDDocument document = Loader.loadPDF(download.asByteArray())) {
            return new PDFTextStripper().getText(document).replace('\n', ' ');
        }
    }
}
