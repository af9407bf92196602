package dev.florin.invoicing.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sales to be taxed and invoiced. */
public final class Sales {
    public static final Seller SELLER = new Seller(
            "acme",
            "Acme GmbH",
            new Address(List.of("Weg 1"), "10115", "Berlin", new Country("DE")),
            new VatId("DE123456789"),
            "billing@acme.example",
            "AC",
            ZoneId.of("Europe/Berlin"));
    public static final VatRates RATES = VatRates.parse(List.of(
            "DE 2007-01-01 19", "DE 2020-07-01 16", "DE 2021-01-01 19", "FI 2024-09-01 25.5", "FR 2014-01-01 20"));
    private static final Ids IDS = Ids.system();

    private Sales() {}

    public static BillingProfile buyer(String country, boolean business, @Nullable String vatId) {
        Address address = new Address(List.of("1 Main Street"), "12345", "Town", new Country(country));
        return new BillingProfile("Buyer & <Sons>", address, "buyer@example.com", vatId, business);
    }

    /** Ten euros and 19% to a consumer at home. */
    public static TaxSnapshot domesticSale(AccountId account) {
        return sale(account, SELLER, buyer("DE", false, null), Instant.now());
    }

    public static TaxSnapshot sale(AccountId account, Seller seller, BillingProfile buyer, Instant quotedAt) {
        return TaxSnapshot.of(
                new TaxQuoteId(IDS.next()),
                new OrderId(IDS.next()),
                account,
                Money.of(1000, "EUR"),
                seller,
                buyer,
                RATES,
                quotedAt);
    }

    public static AccountId account() {
        return new AccountId(IDS.next());
    }

    /** The payment that the quote leads to. */
    public static PaymentSettled paid(TaxSnapshot quote) {
        return new PaymentSettled(
                new EventId(IDS.next()),
                quote.orderId(),
                quote.accountId(),
                "starter",
                Credits.of(10_000),
                quote.net(),
                quote.tax(),
                quote.taxQuoteId(),
                "pi_123",
                Instant.now());
    }

    static TaxDecision decide(BillingProfile buyer, LocalDate day) {
        return TaxDecision.of(SELLER, buyer, day, RATES);
    }

    static BigDecimal percent(String percent) {
        return new BigDecimal(percent);
    }
}
