package dev.florin.invoicing.tax;

import dev.florin.invoicing.domain.TaxSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Keeps quotes as they are kept when an order is placed. */
@ApplicationScoped
public class TaxQuotes {
    private final TaxQuoteStore store;

    public TaxQuotes(TaxQuoteStore store) {
        this.store = store;
    }

    public TaxSnapshot keep(TaxSnapshot quote) {
        return store.keep(quote).await().atMost(Duration.ofSeconds(10));
    }
}
