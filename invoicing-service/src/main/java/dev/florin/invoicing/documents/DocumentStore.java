package dev.florin.invoicing.documents;

import dev.florin.id.AccountId;
import dev.florin.id.InvoiceId;
import dev.florin.invoicing.domain.Invoice.Issued;
import dev.florin.invoicing.domain.Snapshots;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issued invoices and their documents in PostgreSQL; an account sees its own. */
@ApplicationScoped
public class DocumentStore {
    private static final String LIST = """
            SELECT invoice_id, number, issued_at, order_id, currency, net_minor, tax_minor, total_minor
              FROM invoice
             WHERE account_id = $1 AND ($2::uuid IS NULL OR invoice_id < $2)
             ORDER BY invoice_id DESC
             LIMIT $3""";
    private static final String FIND = "SELECT content::text FROM invoice WHERE account_id = $1 AND invoice_id = $2";
    private static final String DOCUMENT = "SELECT content, sha256 FROM invoice_document WHERE invoice_id = $1";
    private static final String KEEP = """
            INSERT INTO invoice_document (invoice_id, content, sha256)
            VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING""";

    private final Pool pool;

    public DocumentStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The account's invoices, newest first.
     *
     * @param before only those older than this one
     */
    Uni<InvoiceList> list(AccountId account, @Nullable InvoiceId before, int length) {
        UUID boundary = before == null ? null : before.value();
        return pool.preparedQuery(LIST)
                .mapping(InvoiceSummary::read)
                .execute(Tuple.of(account.value(), boundary, length + 1))
                .map(rows -> InvoiceList.of(rows.stream().toList(), length));
    }

    Uni<Optional<Issued>> find(AccountId account, InvoiceId invoice) {
        return pool.preparedQuery(FIND)
                .mapping(row -> Snapshots.read(row.getString(0), Issued.class))
                .execute(Tuple.of(account.value(), invoice.value()))
                .map(rows -> rows.stream().findFirst());
    }

    Uni<Optional<Document>> document(InvoiceId invoice) {
        return pool.preparedQuery(DOCUMENT)
                .mapping(DocumentStore::read)
                .execute(Tuple.of(invoice.value()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Keeps the document unless the invoice has one; what stands afterwards. */
    Uni<Document> keep(InvoiceId invoice, Document document) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(invoice.value(), Buffer.buffer(document.content()), Buffer.buffer(document.sha256())))
                .chain(() -> document(invoice))
                .map(Optional::orElseThrow);
    }

    private static Document read(Row row) {
        return new Document(
                row.getBuffer("content").getBytes(), row.getBuffer("sha256").getBytes());
    }
}
