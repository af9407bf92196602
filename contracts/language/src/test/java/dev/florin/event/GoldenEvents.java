package dev.florin.event;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.KeyId;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.id.TaxQuoteId;
import dev.florin.id.TransferId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of each type, as frozen in the golden samples. */
final class GoldenEvents {

    private static final Instant TIME = Instant.parse("2026-11-21T10:15:30.123Z");
    private static final AccountId ACCOUNT = new AccountId(uuid(1));
    private static final PriceVersion VERSION = new PriceVersion("zero-markup/openai/gpt-4o-mini@1");
    private static final Position POSITION = new Position(3, 41);

    static final List<Event> ALL = List.of(
            new AccountOpened(new EventId(uuid(2)), ACCOUNT, new OrganisationId(uuid(3)), "Acme", TIME),
            new PricePublished(
                    new EventId(uuid(4)),
                    "openai/gpt-4o-mini",
                    "openai",
                    "gpt-4o-mini",
                    128_000,
                    16_384,
                    new Price(
                            VERSION,
                            Instant.parse("2026-01-01T00:00:00Z"),
                            Map.of(
                                    Meter.INPUT_TOKENS, new Rate(150_000_000, 1_000_000),
                                    Meter.OUTPUT_TOKENS, new Rate(600_000_000, 1_000_000))),
                    TIME),
            new UsageRecorded(
                    new RequestId(uuid(5)),
                    ACCOUNT,
                    new ProjectId(uuid(6)),
                    new KeyId(uuid(7)),
                    "openai/gpt-4o-mini",
                    "openai",
                    Usage.of(Meter.INPUT_TOKENS, 25).with(Meter.OUTPUT_TOKENS, 150),
                    new Charge(new Credits(93_750), VERSION, Rounding.HALF_UP),
                    Funding.CREDITS,
                    new Credits(9_834_150),
                    new EpochId(uuid(8)),
                    1200,
                    TIME),
            new LeaseReturned(new EventId(uuid(9)), ACCOUNT, new EpochId(uuid(8)), new Credits(5_000_000), TIME),
            new PaymentSettled(
                    new EventId(uuid(10)),
                    new OrderId(uuid(11)),
                    ACCOUNT,
                    "starter",
                    Credits.of(10_000),
                    Money.of(1000, "USD"),
                    Money.of(190, "USD"),
                    new TaxQuoteId(uuid(12)),
                    "pi_1",
                    TIME),
            new TransferPosted(
                    new TransferId(uuid(13)),
                    ACCOUNT,
                    LedgerAccount.CUSTOMER_CREDITS,
                    LedgerAccount.REVENUE,
                    93_750,
                    Unit.CREDIT_MICROS,
                    TransferKind.USAGE,
                    new LotId(uuid(14)),
                    new EventId(uuid(5)),
                    POSITION,
                    TIME),
            new BalanceChanged(
                    new EventId(uuid(15)), ACCOUNT, new Credits(9_999_906_250L), Credits.of(100), 17, POSITION, TIME),
            new LowBalanceAlerted(
                    new AlertId(uuid(16)), ACCOUNT, Credits.of(300), new Credits(299_999_000), POSITION, TIME));

    private GoldenEvents() {}

    private static UUID uuid(int number) {
        return new UUID(0x0192f5e3a3b27000L, 0x8000000000000000L | number);
    }
}
