package dev.florin.invoicing.rendering;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.InvoiceId;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.invoicing.domain.BillingProfile;
import dev.florin.invoicing.domain.Invoice.Draft;
import dev.florin.invoicing.domain.Invoice.Issued;
import dev.florin.invoicing.domain.Invoice.Line;
import dev.florin.invoicing.domain.Seller;
import dev.florin.invoicing.domain.TaxSnapshot;
import dev.florin.invoicing.domain.VatRates;
import dev.florin.money.Money;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Renders a page that nobody sees when the service starts, so that the first customer does not wait for it. */
@ApplicationScoped
public class RendererWarmUp {
    private static final Logger LOG = Logger.getLogger(RendererWarmUp.class);

    private final InvoiceRenderer renderer;
    private final Seller seller;
    private final VatRates rates;
    private final Ids ids = Ids.system();

    public RendererWarmUp(InvoiceRenderer renderer, Seller seller, VatRates rates) {
        this.renderer = renderer;
        this.seller = seller;
        this.rates = rates;
    }

    void warmUp(@Observes StartupEvent event) {
        renderer.render(sample(Instant.now()))
                .subscribe()
                .with(
                        pdf -> LOG.debugf("The renderer is warm, %d bytes", pdf.length),
                        failure -> LOG.error("The renderer cannot render", failure));
    }

    /** An invoice of the seller to itself. */
    private Issued sample(Instant now) {
        BillingProfile buyer = new BillingProfile(
                seller.legalName(),
                seller.address(),
                seller.email(),
                seller.vatId().value(),
                true);
        Money net = Money.of(1000, "EUR");
        TaxSnapshot tax = TaxSnapshot.of(
                new TaxQuoteId(ids.next()),
                new OrderId(ids.next()),
                new AccountId(ids.next()),
                net,
                seller,
                buyer,
                rates,
                now);
        Draft draft = new Draft(tax, List.of(new Line("Sample", 1, net)), "sample", now);
        return draft.issue(new InvoiceId(ids.next()), draft.numberingAt(now).next(now));
    }
}
