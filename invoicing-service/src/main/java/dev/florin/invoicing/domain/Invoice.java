package dev.florin.invoicing.domain;

import dev.florin.id.AccountId;
import dev.florin.id.InvoiceId;
import dev.florin.id.OrderId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A bill for a settled order: drafted from its payment, then issued under a number and final. */
public sealed interface Invoice {

    /**
     * What was sold.
     *
     * @param net without tax
     */
    record Line(String description, long quantity, Money net) {}

    /** Complete save for its number and date. */
    record Draft(TaxSnapshot tax, List<Line> lines, String paymentReference, Instant paidAt) implements Invoice {
        public Draft {
            lines = List.copyOf(lines);
        }

        /** The draft for a payment whose amounts are those of the quote. */
        public static Draft of(PaymentSettled payment, TaxSnapshot tax) {
            Line line = new Line(descriptionOf(payment.creditsMicros(), payment.packageId()), 1, payment.net());
            return new Draft(tax, List.of(line), payment.paymentReference(), payment.occurredAt());
        }

        /** Where the numbers stand before any of the year in which it is issued. */
        public Numbering numberingAt(Instant now) {
            Seller seller = tax.seller();
            return Numbering.start(seller.id(), seller.series(), dateAt(now).getYear());
        }

        /** The final invoice under the number that was handed out last. */
        public Issued issue(InvoiceId id, Numbering numbering) {
            return new Issued(
                    id,
                    numbering.number(),
                    dateAt(numbering.lastAt()),
                    numbering.lastAt(),
                    tax.accountId(),
                    tax.orderId(),
                    tax.seller(),
                    tax.buyer(),
                    lines,
                    tax.net(),
                    tax.decision(),
                    tax.tax(),
                    tax.total(),
                    paymentReference,
                    paidAt);
        }

        private LocalDate dateAt(Instant instant) {
            return instant.atZone(tax.seller().zone()).toLocalDate();
        }

        private static String descriptionOf(Credits credits, String packageId) {
            return String.format(Locale.ROOT, "%s credits (package %s)", grouped(credits), packageId);
        }

        private static String grouped(Credits credits) {
            return String.format(Locale.ROOT, "%,f", credits.toDecimal()).replaceFirst("\\.?0+$", "");
        }
    }

    /**
     * Issued: it never changes again.
     *
     * @param number unique and without gaps per legal entity, series and year
     * @param issueDate by the seller's clock
     * @param decision the tax with its evidence, fixed before the payment
     */
    record Issued(
            InvoiceId invoiceId,
            String number,
            LocalDate issueDate,
            Instant issuedAt,
            AccountId accountId,
            OrderId orderId,
            Seller seller,
            BillingProfile buyer,
            List<Line> lines,
            Money net,
            TaxDecision decision,
            Money tax,
            Money total,
            String paymentReference,
            Instant paidAt)
            implements Invoice {
        public Issued {
            lines = List.copyOf(lines);
        }
    }
}
