package dev.florin.invoicing.rendering;

import dev.florin.invoicing.domain.Address;
import dev.florin.invoicing.domain.BillingProfile;
import dev.florin.invoicing.domain.Invoice.Issued;
import dev.florin.invoicing.domain.Seller;
import dev.florin.invoicing.domain.TaxCategory;
import dev.florin.invoicing.domain.TaxDecision;
import dev.florin.money.Money;
import io.quarkus.qute.TemplateInstance;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The invoice's page, everything as it is printed; the template {@code InvoicePage.html} lays it out and escapes it.
 */
public record InvoicePage(
        String number,
        String issueDate,
        String paidOn,
        String paymentReference,
        String orderId,
        Block seller,
        Block buyer,
        String contact,
        List<PrintedLine> lines,
        String currency,
        String net,
        String taxLabel,
        String tax,
        String total,
        String note)
        implements TemplateInstance {

    /**
     * Who somebody is, line by line.
     *
     * @param taxId with its label, empty where there is none
     */
    public record Block(String name, List<String> lines, String taxId) {}

    public record PrintedLine(String description, long quantity, String net) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    static InvoicePage of(Issued invoice) {
        return new InvoicePage(
                invoice.number(),
                DAY.format(invoice.issueDate()),
                DAY.format(dayOf(invoice.paidAt(), invoice.seller().zone())),
                invoice.paymentReference(),
                invoice.orderId().toString(),
                blockOf(invoice.seller()),
                blockOf(invoice.buyer()),
                invoice.seller().email(),
                invoice.lines().stream()
                        .map(line -> new PrintedLine(line.description(), line.quantity(), amount(line.net())))
                        .toList(),
                invoice.total().currency().getCurrencyCode(),
                amount(invoice.net()),
                labelOf(invoice.decision()),
                amount(invoice.tax()),
                amount(invoice.total()),
                invoice.decision().note());
    }

    private static Block blockOf(Seller seller) {
        return new Block(seller.legalName(), linesOf(seller.address()), "VAT ID " + seller.vatId());
    }

    private static Block blockOf(BillingProfile buyer) {
        String label = buyer.country().inEu() ? "VAT ID " : "Tax ID ";
        return new Block(
                buyer.legalName(), linesOf(buyer.address()), buyer.vatId() == null ? "" : label + buyer.vatId());
    }

    private static List<String> linesOf(Address address) {
        List<String> lines = new ArrayList<>(address.lines());
        lines.add(address.postalCode() + " " + address.city());
        lines.add(address.country().displayName());
        return List.copyOf(lines);
    }

    private static String labelOf(TaxDecision decision) {
        String rate = plain(decision.ratePercent()) + "%";
        return switch (decision.category()) {
            case TaxCategory.S -> "VAT " + decision.evidence().buyerCountry() + " " + rate;
            case TaxCategory.AE -> "VAT " + rate + ", reverse charge";
            case TaxCategory.O -> "VAT, not applicable";
        };
    }

    private static String plain(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    private static String amount(Money money) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        int decimals = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(money.toMajor());
    }

    private static LocalDate dayOf(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
