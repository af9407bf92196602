package dev.florin.event;

import static dev.florin.event.GoldenEvents.ACCOUNT;
import static dev.florin.event.GoldenEvents.TIME;
import static dev.florin.event.GoldenEvents.uuid;

import dev.florin.account.AccountEvent;
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
import dev.florin.id.BudgetId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.money.Credits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The golden samples of {@code account.events}. */
final class GoldenAccountEvents {

    private static final BudgetId BUDGET = new BudgetId(uuid(42));
    private static final Instant MONTHS_END = Instant.parse("2026-12-01T00:00:00Z");

    static final List<AccountEvent> ALL = List.of(
            new AccountOpened(new EventId(uuid(2)), ACCOUNT, new OrganisationId(uuid(3)), "Acme", TIME),
            new CreditsGranted(
                    new EventId(uuid(17)),
                    ACCOUNT,
                    GrantSource.FREE_TIER,
                    Credits.of(100_000),
                    Instant.parse("2027-11-21T00:00:00Z"),
                    "welcome",
                    TIME),
            new PlanPeriodStarted(new EventId(uuid(18)), ACCOUNT, "starter", Credits.of(30_000), MONTHS_END, TIME),
            new CreditLimitSet(new EventId(uuid(19)), ACCOUNT, Credits.of(50_000), "jane@operator.example", TIME),
            new CreditsAdjusted(
                    new EventId(uuid(20)),
                    ACCOUNT,
                    AdjustmentDirection.DECREASE,
                    Credits.of(12),
                    "granted twice by mistake",
                    "jane@operator.example",
                    TIME),
            new AlertThresholdsSet(new EventId(uuid(21)), ACCOUNT, List.of(Credits.of(1_000), Credits.of(100)), TIME),
            new BudgetSet(
                    new EventId(uuid(41)),
                    ACCOUNT,
                    new Budget(
                            BUDGET,
                            new ProjectId(uuid(6)),
                            "research",
                            BudgetPeriod.MONTH,
                            BudgetKind.HARD,
                            Credits.of(5_000),
                            List.of(80, 100),
                            ZoneId.of("Europe/Berlin")),
                    "jane@operator.example",
                    TIME),
            new BudgetRemoved(new EventId(uuid(43)), ACCOUNT, BUDGET, "jane@operator.example", TIME),
            new LotExpired(new EventId(uuid(22)), ACCOUNT, new LotId(uuid(14)), MONTHS_END));

    private GoldenAccountEvents() {}
}
