package dev.florin.invoicing.documents;

import dev.florin.invoicing.domain.Invoice.Issued;
import dev.florin.invoicing.rendering.InvoiceRenderer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The invoice's document: rendered when it is first asked for, then always the same bytes. */
@ApplicationScoped
public class DocumentHandler {
    private final DocumentStore store;
    private final InvoiceRenderer renderer;

    public DocumentHandler(DocumentStore store, InvoiceRenderer renderer) {
        this.store = store;
        this.renderer = renderer;
    }

    Uni<Document> document(Issued invoice) {
        return store.document(invoice.invoiceId())
                .chain(kept -> kept.map(Uni.createFrom()::item).orElseGet(() -> render(invoice)));
    }

    private Uni<Document> render(Issued invoice) {
        return renderer.render(invoice).map(Document::of).chain(document -> store.keep(invoice.invoiceId(), document));
    }
}
