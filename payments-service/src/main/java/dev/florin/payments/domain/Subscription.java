package dev.florin.payments.domain;

import dev.florin.account.AccountEvent;
import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import dev.florin.offering.Plan;
import dev.florin.payments.domain.PlanVerdict.Moved;
import dev.florin.payments.domain.PlanVerdict.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An account's plan. The starts of an account's periods rise strictly, whatever is decided when, since what is told of a
 * period is known by its start.
 */
public sealed interface Subscription {

    AccountId accountId();

    /** Puts the account on the plan now; its periods are counted from now on. */
    PlanVerdict startNow(Plan plan, Instant now);

    /** Has the plan follow at the end of the present period, whose count goes on; the present plan stays as it is. */
    PlanVerdict startAtPeriodEnd(Plan plan, String author);

    /** Ends the plan now, and with it what is left of its credits. */
    PlanVerdict endNow(Instant now);

    /** Has the plan end with the present period. */
    PlanVerdict endAtPeriodEnd(String author);

    /** @param since when the latest plan ended; null where there never was one */
    record Without(AccountId accountId, @Nullable Instant since) implements Subscription {

        private static final Refused NO_PLAN = new Refused("The account has no plan");

        /** Puts the account on the plan, counting from a time that may lie back: the present period starts. */
        public Moved begin(Plan plan, Instant from, Instant now) {
            BillingAnchor anchor = new BillingAnchor(laterThan(since, from));
            Active next = new Active(accountId, plan, anchor, anchor.periodAt(now), null);
            return new Moved(next, PeriodEvents.started(next, Credits.ZERO, now));
        }

        @Override
        public PlanVerdict startNow(Plan plan, Instant now) {
            return begin(plan, now, now);
        }

        @Override
        public PlanVerdict startAtPeriodEnd(Plan plan, String author) {
            return new Refused("The account has no plan whose period could end: let it start now");
        }

        @Override
        public PlanVerdict endNow(Instant now) {
            return NO_PLAN;
        }

        @Override
        public PlanVerdict endAtPeriodEnd(String author) {
            return NO_PLAN;
        }
    }

    /**
     * @param plan its terms as they were when the period started; they hold until it ends
     * @param period the latest that was started
     * @param next what is to become of it at the period's end; null where it goes on
     */
    record Active(
            AccountId accountId,
            Plan plan,
            BillingAnchor anchor,
            BillingPeriod period,
            @Nullable PlanChange next) implements Subscription {

        /**
         * The period is over. However many have passed since, the present one starts, with the plan's terms of today; a
         * plan that is offered no more goes on as it was, and a change to such a plan stays to be made.
         *
         * @param offered the plans of today by their id
         */
        public Moved advance(Function<String, Optional<Plan>> offered, Instant now) {
            if (!period.isOverAt(now)) {
                throw new IllegalArgumentException("at " + now + " the period is not over: " + this);
            }
            PlanChange change = next;
            String following = change == null ? plan.id() : change.planId();
            return following == null
                    ? endAt(period.end(), now)
                    : goOn(offered.apply(following).orElse(plan), following, now);
        }

        @Override
        public PlanVerdict startNow(Plan another, Instant now) {
            if (another.id().equals(plan.id())) {
                return new Refused("The account is on '" + plan.id() + "' already, until " + period.end());
            }
            BillingAnchor anew = new BillingAnchor(laterThan(period.start(), now));
            Active started = new Active(accountId, another, anew, anew.periodAt(now), null);
            return new Moved(started, PeriodEvents.started(started, plan.creditLimit(), now));
        }

        /** The present plan is one that follows too: what was to come in its place is withdrawn. */
        @Override
        public PlanVerdict startAtPeriodEnd(Plan another, String author) {
            return unchangedBut(another.id().equals(plan.id()) ? null : new PlanChange(another.id(), author));
        }

        @Override
        public PlanVerdict endNow(Instant now) {
            return endAt(laterThan(period.start(), now), now);
        }

        @Override
        public PlanVerdict endAtPeriodEnd(String author) {
            return unchangedBut(new PlanChange(null, author));
        }

        private Moved goOn(Plan following, String wanted, Instant now) {
            PlanChange left = following.id().equals(wanted) ? null : next;
            Active started = new Active(accountId, following, anchor, anchor.periodAt(now), left);
            return new Moved(started, PeriodEvents.started(started, plan.creditLimit(), now));
        }

        private Moved unchangedBut(@Nullable PlanChange change) {
            return new Moved(new Active(accountId, plan, anchor, period, change), List.of());
        }

        private Moved endAt(Instant end, Instant now) {
            List<AccountEvent> events = PeriodEvents.ended(accountId, plan, end, now);
            return new Moved(new Without(accountId, end), events);
        }
    }

    private static Instant laterThan(@Nullable Instant start, Instant now) {
        return start == null || now.isAfter(start) ? now : start.plus(1, ChronoUnit.MICROS);
    }
}
