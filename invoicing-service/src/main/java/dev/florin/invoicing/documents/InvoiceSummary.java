package dev.florin.invoicing.documents;

import dev.florin.id.InvoiceId;
import dev.florin.id.OrderId;
import dev.florin.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/** An invoice in a list. */
public record InvoiceSummary(
        InvoiceId invoiceId, String number, Instant issuedAt, OrderId orderId, Money net, Money tax, Money total) {

    static InvoiceSummary read(Row row) {
        String currency = row.getString("currency");
        return new InvoiceSummary(
                new InvoiceId(row.getUUID("invoice_id")),
                row.getString("number"),
                row.getOffsetDateTime("issued_at").toInstant(),
                new OrderId(row.getUUID("order_id")),
                Money.of(row.getLong("net_minor"), currency),
                Money.of(row.getLong("tax_minor"), currency),
                Money.of(row.getLong("total_minor"), currency));
    }
}
