package dev.florin.invoicing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.id.Ids;
import dev.florin.id.InvoiceId;
import dev.florin.invoicing.domain.Invoice.Draft;
import dev.florin.invoicing.domain.Invoice.Issued;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Numbering START = Numbering.start("acme", "AC", 2026);

    @Test
    void the_first_number_is_one() {
        assertThat(START.next(NOON).number()).isEqualTo("AC-2026-000001");
        assertThat(START.next(NOON).next(NOON).number()).isEqualTo("AC-2026-000002");
    }

    @Test
    void before_the_first_there_is_no_number() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(START::number);
    }

    @Test
    void a_clock_that_lags_dates_no_number_before_the_last() {
        Numbering numbering = START.next(NOON).next(NOON.minusSeconds(60));

        assertThat(numbering.lastAt()).isEqualTo(NOON);
    }

    @Test
    @DisplayName("S5: an invoice is numbered and dated by the seller's year")
    void the_year_is_the_sellers() {
        Instant newYearInBerlin = Instant.parse("2026-12-31T23:30:00Z");
        TaxSnapshot quote = Sales.domesticSale(Sales.account());
        Draft draft = Draft.of(Sales.paid(quote), quote);

        Numbering numbering = draft.numberingAt(newYearInBerlin).next(newYearInBerlin);
        Issued invoice = draft.issue(new InvoiceId(Ids.system().next()), numbering);

        assertThat(invoice.number()).isEqualTo("AC-2027-000001");
        assertThat(invoice.issueDate()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(invoice.lines().getFirst().description()).isEqualTo("10,000 credits (package starter)");
    }

    @Test
    void an_invoice_reads_as_it_was_written() {
        TaxSnapshot quote = Sales.domesticSale(Sales.account());
        Draft draft = Draft.of(Sales.paid(quote), quote);
        Issued invoice = draft.issue(new InvoiceId(Ids.system().next()), START.next(NOON));

        assertThat(Snapshots.read(Snapshots.write(invoice), Issued.class)).isEqualTo(invoice);
        assertThat(Snapshots.read(Snapshots.write(quote), TaxSnapshot.class)).isEqualTo(quote);
    }
}
