package dev.florin.invoicing.documents;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.InvoiceId;
import dev.florin.invoicing.domain.Invoice.Issued;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An account's invoices, as data and as documents. */
@Path("/accounts/{accountId}/invoices")
public class InvoiceResource {
    private static final String PDF = "application/pdf";
    private static final int DEFAULT_LENGTH = 50;
    private static final int MOST = 200;

    private final DocumentStore store;
    private final DocumentHandler documents;

    public InvoiceResource(DocumentStore store, DocumentHandler documents) {
        this.store = store;
        this.documents = documents;
    }

    /**
     * Newest first.
     *
     * @param limit 1 to 200, 50 by default
     * @param before the {@code next} of the page before
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<InvoiceList> list(
            @RestPath AccountId accountId, @RestQuery @Nullable String limit, @RestQuery @Nullable String before) {
        return store.list(accountId, boundaryOf(before), lengthOf(limit));
    }

    @GET
    @Path("/{invoiceId}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Issued> get(@RestPath AccountId accountId, @RestPath InvoiceId invoiceId) {
        return find(accountId, invoiceId);
    }

    @GET
    @Path("/{invoiceId}/pdf")
    @Produces(PDF)
    public Uni<Response> pdf(@RestPath AccountId accountId, @RestPath InvoiceId invoiceId) {
        return find(accountId, invoiceId).chain(this::download);
    }

    private Uni<Response> download(Issued invoice) {
        return documents.document(invoice).map(document -> responseOf(invoice, document));
    }

    private static Response responseOf(Issued invoice, Document document) {
        return Response.ok(document.content(), PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + invoice.number() + ".pdf\"")
                .tag(new EntityTag(document.sha256Hex()))
                .build();
    }

    private Uni<Issued> find(AccountId account, InvoiceId invoice) {
        return store.find(account, invoice).map(found -> found.orElseThrow(() -> notFound(invoice)));
    }

    private static Refusal notFound(InvoiceId invoice) {
        return new Refusal(ErrorCode.NOT_FOUND, "The account has no invoice " + invoice);
    }

    private static @Nullable InvoiceId boundaryOf(@Nullable String before) {
        try {
            return before == null ? null : InvoiceId.fromString(before);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "before: " + e.getMessage());
        }
    }

    private static int lengthOf(@Nullable String limit) {
        try {
            int length = limit == null ? DEFAULT_LENGTH : Integer.parseInt(limit);
            if (length >= 1 && length <= MOST) {
                return length;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of bounds.
        }
        throw new Refusal(ErrorCode.INVALID_FIELD, "limit: must lie between 1 and " + MOST);
    }
}
