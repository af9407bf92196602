package dev.florin.payments.domain;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Uuid7;
import dev.florin.money.Credits;
import dev.florin.offering.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger is told of a period. The ids follow from account and start: however often a start is told, it is the
 * same event.
 */
final class PeriodEvents {

    private PeriodEvents() {}

    /** @param limitBefore the credit limit that the plan before gave; zero where there was none */
    static List<AccountEvent> started(Subscription.Active started, Credits limitBefore, Instant now) {
        Plan plan = started.plan();
        BillingPeriod period = started.period();
        return of(started.accountId(), plan, plan.monthlyCredits(), period, limitBefore, plan.creditLimit(), now);
    }

    /** A period without credits voids what is left of the one before. */
    static List<AccountEvent> ended(AccountId accountId, Plan plan, Instant end, Instant now) {
        BillingPeriod nothing = new BillingAnchor(end).periodAt(now);
        BillingPeriod without = new BillingPeriod(end, nothing.end());
        return of(accountId, plan, Credits.ZERO, without, plan.creditLimit(), Credits.ZERO, now);
    }

    /** The limit comes last: it cannot fall below what is leased and not covered by credits, and now they are there. */
    private static List<AccountEvent> of(
            AccountId accountId,
            Plan plan,
            Credits credits,
            BillingPeriod period,
            Credits limitBefore,
            Credits limit,
            Instant now) {
        List<AccountEvent> events = new ArrayList<>();
        events.add(new PlanPeriodStarted(
                idOf("period", accountId, period), accountId, plan.id(), credits, period.end(), now));
        if (!limit.equals(limitBefore)) {
            events.add(new CreditLimitSet(
                    idOf("credit limit", accountId, period), accountId, limit, "plan " + plan.id(), now));
        }
        return events;
    }

    private static EventId idOf(String what, AccountId accountId, BillingPeriod period) {
        return new EventId(
                Uuid7.derived(period.start(), "plan " + what + " of " + accountId + " from " + period.start()));
    }
}
