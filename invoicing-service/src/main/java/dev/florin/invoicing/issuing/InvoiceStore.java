package dev.florin.invoicing.issuing;

import dev.florin.id.OrderId;
import dev.florin.invoicing.domain.Invoice.Issued;
import dev.florin.invoicing.domain.Numbering;
import dev.florin.invoicing.domain.Snapshots;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Issued invoices in PostgreSQL: added, never changed. */
@ApplicationScoped
public class InvoiceStore {
    private static final String INVOICED = "SELECT order_id FROM invoice WHERE order_id = ANY($1)";
    private static final String INSERT = """
            INSERT INTO invoice (invoice_id, legal_entity, series, year, sequence, number, account_id, order_id,
                                 issued_at, currency, net_minor, tax_minor, total_minor, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text::jsonb)""";

    /** Those of the orders that have their invoice. */
    Uni<Set<OrderId>> invoiced(SqlConnection transaction, List<OrderId> orders) {
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return transaction
                .preparedQuery(INVOICED)
                .mapping(row -> new OrderId(row.getUUID(0)))
                .execute(Tuple.of(ids))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    Uni<Void> add(SqlConnection transaction, Issued invoice, Numbering numbering) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        invoice.invoiceId().value(),
                        numbering.legalEntity(),
                        numbering.series(),
                        numbering.year(),
                        numbering.last(),
                        invoice.number(),
                        invoice.accountId().value(),
                        invoice.orderId().value(),
                        invoice.issuedAt().atOffset(ZoneOffset.UTC),
                        invoice.total().currency().getCurrencyCode(),
                        invoice.net().minor(),
                        invoice.tax().minor(),
                        invoice.total().minor(),
                        Snapshots.write(invoice))))
                .replaceWithVoid();
    }
}
