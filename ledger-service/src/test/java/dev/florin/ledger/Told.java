package dev.florin.ledger;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.account.AccountEvent.AlertThresholdsSet;
import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.account.AdjustmentDirection;
import dev.florin.account.GrantSource;
import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.budget.CountedBudget;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.KeyId;
import dev.florin.id.OrderId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.id.TaxQuoteId;
import dev.florin.id.Uuid7;
import dev.florin.lease.Node;
import dev.florin.ledger.domain.Lot;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.pricing.Charge;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as the other services tell them; the same seed tells the same ones. Each is a second later than the last. */
public final class Told {

    private final Random random;
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    public Told(long seed) {
        this.random = new Random(seed);
    }

    public AccountId account() {
        return new AccountId(uuid());
    }

    public EpochId epoch() {
        return new EpochId(uuid());
    }

    public AccountOpened opened(AccountId account) {
        return new AccountOpened(new EventId(uuid()), account, new OrganisationId(uuid()), "Acme", tick());
    }

    public PaymentSettled settled(AccountId account, long credits, long taxMinor) {
        return new PaymentSettled(
                new EventId(uuid()),
                new OrderId(uuid()),
                account,
                "starter",
                Credits.of(credits),
                Money.of(1000, "USD"),
                Money.of(taxMinor, "USD"),
                new TaxQuoteId(uuid()),
                "pi_test",
                tick());
    }

    public UsageRecorded usage(AccountId account, EpochId epoch, long chargeMicros, long reservedMicros) {
        return usage(account, epoch, chargeMicros, reservedMicros, Funding.CREDITS);
    }

    public UsageRecorded usage(
            AccountId account, EpochId epoch, long chargeMicros, long reservedMicros, Funding funding) {
        return new UsageRecorded(
                new RequestId(uuid()),
                account,
                new ProjectId(uuid()),
                new KeyId(uuid()),
                "openai/gpt-4o-mini",
                "demo",
                Usage.of(Meter.INPUT_TOKENS, 25),
                new Charge(
                        new Credits(chargeMicros),
                        new PriceVersion("zero-markup/openai/gpt-4o-mini@1"),
                        Rounding.HALF_UP),
                funding,
                new Credits(reservedMicros),
                epoch,
                120,
                null,
                null,
                tick());
    }

    /** The same usage, counted in budgets. */
    public UsageRecorded counted(UsageRecorded usage, CountedBudget... budgets) {
        return new UsageRecorded(
                usage.requestId(),
                usage.accountId(),
                usage.projectId(),
                usage.keyId(),
                usage.model(),
                usage.provider(),
                usage.usage(),
                usage.charge(),
                usage.funding(),
                usage.reservedMicros(),
                usage.epoch(),
                usage.latencyMillis(),
                usage.providerCost(),
                List.of(budgets),
                usage.occurredAt());
    }

    /** A budget of a day, of some project. */
    public Budget budget(BudgetKind kind, long limitMicros, Integer... alertPercents) {
        return new Budget(
                new BudgetId(uuid()),
                new ProjectId(uuid()),
                "research",
                BudgetPeriod.DAY,
                kind,
                new Credits(limitMicros),
                List.of(alertPercents),
                ZoneId.of("UTC"));
    }

    public BudgetSet set(AccountId account, Budget budget) {
        return new BudgetSet(new EventId(uuid()), account, budget, "jane", tick());
    }

    public BudgetRemoved removed(AccountId account, Budget budget) {
        return new BudgetRemoved(new EventId(uuid()), account, budget.budgetId(), "jane", tick());
    }

    /** What a replica gives back of a node. */
    public LeaseReturned returned(Node node, EpochId epoch, long micros) {
        return new LeaseReturned(
                new EventId(uuid()), node.accountId(), node.budget(), epoch, new Credits(micros), tick());
    }

    /** Usage of which the provider charges as much, in millionths of a dollar. */
    public UsageRecorded costing(UsageRecorded usage, String provider, long costMicros) {
        return new UsageRecorded(
                usage.requestId(),
                usage.accountId(),
                usage.projectId(),
                usage.keyId(),
                usage.model(),
                provider,
                usage.usage(),
                usage.charge(),
                usage.funding(),
                usage.reservedMicros(),
                usage.epoch(),
                usage.latencyMillis(),
                new ProviderCost(costMicros, Currency.getInstance("USD")),
                usage.budgets(),
                usage.occurredAt());
    }

    public CreditsGranted granted(AccountId account, long credits, @Nullable Instant expiresAt) {
        return new CreditsGranted(
                new EventId(uuid()), account, GrantSource.PROMOTION, Credits.of(credits), expiresAt, "welcome", tick());
    }

    public PlanPeriodStarted period(AccountId account, long credits, Instant periodEnd) {
        return new PlanPeriodStarted(new EventId(uuid()), account, "starter", Credits.of(credits), periodEnd, tick());
    }

    public LotExpired expired(Lot lot) {
        return new LotExpired(
                new EventId(uuid()), lot.accountId(), lot.lotId(), Objects.requireNonNull(lot.expiresAt()));
    }

    public CreditLimitSet limited(AccountId account, long credits) {
        return new CreditLimitSet(new EventId(uuid()), account, Credits.of(credits), "jane", tick());
    }

    public CreditsAdjusted adjusted(AccountId account, AdjustmentDirection direction, long credits) {
        return new CreditsAdjusted(
                new EventId(uuid()), account, direction, Credits.of(credits), "a mistake", "jane", tick());
    }

    public AlertThresholdsSet thresholds(AccountId account, Credits... thresholds) {
        return new AlertThresholdsSet(new EventId(uuid()), account, List.of(thresholds), tick());
    }

    public PaymentRefunded refunded(PaymentSettled payment, long credits, long taxMinor) {
        return new PaymentRefunded(
                new EventId(uuid()),
                payment.orderId(),
                payment.accountId(),
                "re_test",
                Credits.of(credits),
                Money.of(100, "USD"),
                Money.of(taxMinor, "USD"),
                tick());
    }

    public DisputeOpened disputed(PaymentSettled payment, String reference, long credits) {
        return new DisputeOpened(
                new EventId(uuid()),
                payment.orderId(),
                payment.accountId(),
                reference,
                Credits.of(credits),
                Money.of(1000, "USD"),
                tick());
    }

    public DisputeWon won(DisputeOpened dispute) {
        return new DisputeWon(
                new EventId(uuid()), dispute.orderId(), dispute.accountId(), dispute.disputeReference(), tick());
    }

    public DisputeLost lost(DisputeOpened dispute) {
        return new DisputeLost(
                new EventId(uuid()), dispute.orderId(), dispute.accountId(), dispute.disputeReference(), tick());
    }

    public EpochReaped reaped(EpochId epoch) {
        return new EpochReaped(new EventId(uuid()), epoch, tick());
    }

    public LeaseReturned returned(AccountId account, EpochId epoch, long micros) {
        return new LeaseReturned(new EventId(uuid()), account, null, epoch, new Credits(micros), tick());
    }

    public Instant now() {
        return now;
    }

    private UUID uuid() {
        return Uuid7.of(now, random);
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }
}
