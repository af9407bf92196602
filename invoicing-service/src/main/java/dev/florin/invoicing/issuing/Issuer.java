package dev.florin.invoicing.issuing;

import dev.florin.id.Ids;
import dev.florin.id.InvoiceId;
import dev.florin.invoicing.domain.Invoice.Draft;
import dev.florin.invoicing.domain.Numbering;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Gives drafts their numbers, one after the other, in the transaction that decided on them. */
@ApplicationScoped
public class Issuer {
    private final NumberSeriesStore series;
    private final InvoiceStore invoices;
    private final Ids ids = Ids.system();
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    public Issuer(NumberSeriesStore series, InvoiceStore invoices) {
        this.series = series;
        this.invoices = invoices;
    }

    Uni<Void> issueAll(SqlConnection transaction, List<Draft> drafts) {
        return Multi.createFrom()
                .iterable(drafts)
                .onItem()
                .transformToUniAndConcatenate(draft -> issue(transaction, draft, clock.instant()))
                .collect()
                .last();
    }

    private Uni<Void> issue(SqlConnection transaction, Draft draft, Instant now) {
        return series.lock(transaction, draft.numberingAt(now))
                .map(numbering -> numbering.next(now))
                .call(numbering -> series.advance(transaction, numbering))
                .chain(numbering -> add(transaction, draft, numbering));
    }

    private Uni<Void> add(SqlConnection transaction, Draft draft, Numbering numbering) {
        return invoices.add(transaction, draft.issue(new InvoiceId(ids.next()), numbering), numbering);
    }
}
