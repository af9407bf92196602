package dev.florin.invoicing.documents;

import dev.florin.id.InvoiceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an account's invoices, newest first.
 *
 * @param next where the next page begins: {@code ?before=} it; null on the last
 */
public record InvoiceList(
        List<InvoiceSummary> items, @Nullable InvoiceId next) {

    /** The page of a length from what was read, which is one more where there is a next page. */
    static InvoiceList of(List<InvoiceSummary> read, int length) {
        return read.size() <= length
                ? new InvoiceList(read, null)
                : new InvoiceList(
                        List.copyOf(read.subList(0, length)),
                        read.get(length - 1).invoiceId());
    }
}
