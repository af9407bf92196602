package dev.florin.invoicing.tax;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.invoicing.domain.BillingProfile;
import dev.florin.invoicing.domain.Seller;
import dev.florin.invoicing.domain.TaxSnapshot;
import dev.florin.invoicing.domain.VatRates;
import dev.florin.invoicing.profile.ProfileStore;
import dev.florin.invoicing.tax.Quoting.Contradiction;
import dev.florin.invoicing.tax.Quoting.ProfileMissing;
import dev.florin.invoicing.tax.Quoting.Quoted;
import dev.florin.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Fixes the tax on an order once; asking again gives the same answer. */
@ApplicationScoped
public class TaxQuoteHandler {
    private final ProfileStore profiles;
    private final TaxQuoteStore quotes;
    private final Seller seller;
    private final VatRates rates;
    private final Ids ids = Ids.system();
    private final Clock clock = Clock.systemUTC();

    public TaxQuoteHandler(ProfileStore profiles, TaxQuoteStore quotes, Seller seller, VatRates rates) {
        this.profiles = profiles;
        this.quotes = quotes;
        this.seller = seller;
        this.rates = rates;
    }

    record Question(AccountId account, OrderId order, Money net) {}

    Uni<Quoting> quote(Question question) {
        return quotes.find(question.order())
                .chain(found -> found.map(quote -> answer(question, quote))
                        .map(Uni.createFrom()::item)
                        .orElseGet(() -> quoteFirst(question)));
    }

    private Uni<Quoting> quoteFirst(Question question) {
        return profiles.find(question.account()).chain(profile -> decide(question, profile));
    }

    private Uni<Quoting> decide(Question question, Optional<BillingProfile> profile) {
        return profile.isEmpty()
                ? Uni.createFrom().item(new ProfileMissing())
                : quotes.keep(snapshot(question, profile.get())).map(kept -> answer(question, kept));
    }

    private TaxSnapshot snapshot(Question question, BillingProfile buyer) {
        return TaxSnapshot.of(
                new TaxQuoteId(ids.next()),
                question.order(),
                question.account(),
                question.net(),
                seller,
                buyer,
                rates,
                clock.instant());
    }

    private static Quoting answer(Question question, TaxSnapshot kept) {
        return kept.answers(question.account(), question.order(), question.net())
                ? new Quoted(kept.toQuote())
                : new Contradiction();
    }
}
