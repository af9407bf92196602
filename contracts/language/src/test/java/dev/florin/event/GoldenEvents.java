package dev.florin.event;

import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.discount.RateLimits;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Discount;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of each type, as frozen in the golden samples. */
final class GoldenEvents {

    static final Instant TIME = Instant.parse("2026-11-21T10:15:30.123Z");
    static final AccountId ACCOUNT = new AccountId(uuid(1));
    private static final PriceVersion VERSION = new PriceVersion("zero-markup/openai/gpt-4o-mini@1");
    private static final BudgetWindow MONTHLY =
            new BudgetWindow(new BudgetId(uuid(42)), Instant.parse("2026-10-31T23:00:00Z"));
    private static final Currency USD = Currency.getInstance("USD");

    private static final List<Event> CATALOGUE_AND_USAGE = List.of(
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
                                    Meter.OUTPUT_TOKENS, new Rate(600_000_000, 1_000_000)),
                            List.of(new ContextTier(100_000, Map.of(Meter.INPUT_TOKENS, new Rate(300, 1)))),
                            new Credits(1_000),
                            null),
                    new ProviderPrice(
                            USD,
                            new Price(
                                    new PriceVersion("openai/gpt-4o-mini@1"),
                                    Instant.parse("2026-01-01T00:00:00Z"),
                                    Map.of(
                                            Meter.INPUT_TOKENS, new Rate(546_875, 1_000_000),
                                            Meter.OUTPUT_TOKENS, new Rate(600_000, 1_000_000)))),
                    TIME),
            new DiscountsChanged(
                    new EventId(uuid(46)),
                    ACCOUNT,
                    YearMonth.of(2026, 11),
                    new Discount(500),
                    List.of(new CommitmentTerm(
                            "annual",
                            new Discount(1_000),
                            new RateLimits(6_000L, null),
                            Instant.parse("2026-12-01T00:00:00Z"),
                            Instant.parse("2027-12-01T00:00:00Z"))),
                    TIME),
            new UsageRecorded(
                    new RequestId(uuid(5)),
                    ACCOUNT,
                    new ProjectId(uuid(6)),
                    new KeyId(uuid(7)),
                    "openai/gpt-4o-mini",
                    "openai",
                    Usage.of(Meter.INPUT_TOKENS, 25).with(Meter.OUTPUT_TOKENS, 150),
                    new Charge(new Credits(89_063), VERSION, Rounding.HALF_UP, new Discount(500)),
                    Funding.CREDITS,
                    new Credits(9_834_150),
                    new EpochId(uuid(8)),
                    1200,
                    new ProviderCost(93_750, USD),
                    Usage.of(Meter.INPUT_TOKENS, 20)
                            .with(Meter.CACHE_WRITE_TOKENS, 5)
                            .with(Meter.OUTPUT_TOKENS, 150),
                    List.of(
                            new CountedBudget(MONTHLY.budgetId(), MONTHLY.start(), BudgetKind.HARD),
                            new CountedBudget(new BudgetId(uuid(45)), Instant.EPOCH, BudgetKind.SOFT)),
                    TIME),
            new LeaseReturned(
                    new EventId(uuid(9)), ACCOUNT, MONTHLY, new EpochId(uuid(8)), new Credits(5_000_000), TIME),
            new EpochReaped(new EventId(uuid(40)), new EpochId(uuid(8)), TIME));

    static final List<Event> ALL = Stream.of(
                    GoldenAccountEvents.ALL, GoldenPaymentEvents.ALL, GoldenLedgerEvents.ALL, CATALOGUE_AND_USAGE)
            .<Event>flatMap(List::stream)
            .toList();

    private GoldenEvents() {}

    static UUID uuid(int number) {
        return new UUID(0x0192f5e3a3b27000L, 0x8000000000000000L | number);
    }
}
