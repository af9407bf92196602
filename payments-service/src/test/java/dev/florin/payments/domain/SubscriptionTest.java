package dev.florin.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Uuid7;
import dev.florin.money.Credits;
import dev.florin.offering.Plan;
import dev.florin.payments.domain.PlanVerdict.Moved;
import dev.florin.payments.domain.PlanVerdict.Refused;
import dev.florin.payments.domain.Subscription.Active;
import dev.florin.payments.domain.Subscription.Without;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));
    private static final Instant OPENED = Instant.parse("2027-01-31T10:00:00Z");
    private static final Plan FREE = new Plan("free", "Free", Credits.of(5_000), null);
    private static final Plan STARTER = new Plan("starter", "Starter", Credits.of(30_000), Credits.of(30_000));
    private static final Plan PRO = new Plan("pro", "Pro", Credits.of(450_000), Credits.of(450_000));
    private static final Function<String, Optional<Plan>> OFFERED = id -> Optional.ofNullable(
            Map.of("free", FREE, "starter", STARTER, "pro", PRO).get(id));

    private final Without nobody = new Without(ACCOUNT, null);

    @Test
    @DisplayName("P3: a period gives the plan's credits until its end; the free plan has no overage")
    void a_new_account_begins_with_the_free_plans_credits() {
        // when
        Moved moved = nobody.begin(FREE, OPENED, OPENED.plusSeconds(2));

        // then
        assertThat(told(moved)).containsExactly("free 5000 until 2027-02-28T10:00:00Z");
        PlanPeriodStarted started = (PlanPeriodStarted) moved.events().getFirst();
        assertThat(started.occurredAt()).isEqualTo(OPENED.plusSeconds(2));
        assertThat(Uuid7.timeOf(started.eventId().value())).isEqualTo(OPENED);
    }

    @Test
    @DisplayName("P3: a paid plan has overage up to its limit, told when it changes and not again")
    void overage_is_told_when_it_changes() {
        // given
        Moved begun = moved(active(FREE).startNow(STARTER, OPENED.plusSeconds(60)));

        // when
        Moved next = ((Active) begun.next()).advance(OFFERED, Instant.parse("2027-02-28T10:01:00Z"));

        // then
        assertThat(told(begun))
                .containsExactly("starter 30000 until 2027-02-28T10:01:00Z", "limit 30000 by plan starter");
        assertThat(told(next)).containsExactly("starter 30000 until 2027-03-31T10:01:00Z");
    }

    @Test
    @DisplayName("P3: moving to the free plan ends overage")
    void the_free_plan_stops() {
        Moved moved = moved(active(PRO).startNow(FREE, OPENED.plusSeconds(60)));

        assertThat(told(moved)).containsExactly("free 5000 until 2027-02-28T10:01:00Z", "limit 0 by plan free");
    }

    @Test
    void after_an_outage_of_several_periods_only_the_present_one_starts() {
        Moved moved = active(STARTER).advance(OFFERED, Instant.parse("2027-07-04T00:00:00Z"));

        assertThat(told(moved)).containsExactly("starter 30000 until 2027-07-31T10:00:00Z");
        assertThat(((Active) moved.next()).period().start()).isEqualTo("2027-06-30T10:00:00Z");
    }

    @Test
    void a_change_at_the_periods_end_keeps_the_count() {
        // given
        Active changing =
                (Active) moved(active(PRO).startAtPeriodEnd(STARTER, "jane")).next();

        // when
        Moved moved = changing.advance(OFFERED, Instant.parse("2027-02-28T10:00:00Z"));

        // then
        assertThat(changing.next()).isEqualTo(new PlanChange("starter", "jane"));
        assertThat(told(moved))
                .containsExactly("starter 30000 until 2027-03-31T10:00:00Z", "limit 30000 by plan starter");
        assertThat(((Active) moved.next()).next()).isNull();
    }

    @Test
    void the_present_plan_at_the_periods_end_withdraws_what_was_to_come() {
        Active ending = (Active) moved(active(STARTER).endAtPeriodEnd("jane")).next();

        assertThat(moved(ending.startAtPeriodEnd(STARTER, "joe")).next()).isEqualTo(active(STARTER));
    }

    @Test
    @DisplayName("P3: a plan that ends leaves neither credits nor overage, now or with its period")
    void a_plan_that_ends_leaves_nothing() {
        // given
        Active ending = (Active) moved(active(STARTER).endAtPeriodEnd("jane")).next();

        // when
        Moved atEnd = ending.advance(OFFERED, Instant.parse("2027-02-28T10:00:01Z"));
        Moved now = moved(active(STARTER).endNow(OPENED.plusSeconds(1)));

        // then
        assertThat(told(atEnd)).containsExactly("starter 0 until 2027-03-28T10:00:00Z", "limit 0 by plan starter");
        assertThat(told(now)).containsExactly("starter 0 until 2027-02-28T10:00:01Z", "limit 0 by plan starter");
        assertThat(atEnd.next()).isEqualTo(new Without(ACCOUNT, Instant.parse("2027-02-28T10:00:00Z")));
    }

    @Test
    void terms_that_the_offering_changed_hold_from_the_next_period_on() {
        // given
        Plan dearer = new Plan("starter", "Starter", Credits.of(20_000), Credits.of(10_000));

        // when
        Moved moved = active(STARTER).advance(_ -> Optional.of(dearer), Instant.parse("2027-02-28T10:00:00Z"));

        // then
        assertThat(told(moved))
                .containsExactly("starter 20000 until 2027-03-31T10:00:00Z", "limit 10000 by plan starter");
    }

    @Test
    void a_plan_that_is_offered_no_more_goes_on_as_it_was_and_a_change_to_one_waits() {
        // given
        Active changing =
                (Active) moved(active(STARTER).startAtPeriodEnd(PRO, "jane")).next();

        // when
        Moved moved = changing.advance(_ -> Optional.empty(), Instant.parse("2027-02-28T10:00:00Z"));

        // then
        assertThat(told(moved)).containsExactly("starter 30000 until 2027-03-31T10:00:00Z");
        assertThat(((Active) moved.next()).next()).isEqualTo(new PlanChange("pro", "jane"));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThat(nobody.startAtPeriodEnd(PRO, "jane")).isInstanceOf(Refused.class);
        assertThat(nobody.endNow(OPENED)).isEqualTo(new Refused("The account has no plan"));
        assertThat(nobody.endAtPeriodEnd("jane")).isEqualTo(new Refused("The account has no plan"));
        assertThat(active(PRO).startNow(PRO, OPENED))
                .isEqualTo(new Refused("The account is on 'pro' already, until 2027-02-28T10:00:00Z"));
    }

    @Test
    @DisplayName("P3: however plans change, and clocks lag, starts rise and no two are told by one event")
    void starts_rise_whatever_is_decided() {
        Random random = new Random(7);
        Subscription subscription = nobody;
        Instant now = OPENED;
        Set<EventId> ids = new HashSet<>();
        Credits limit = Credits.ZERO;
        Instant latest = Instant.MIN;
        for (int run = 0; run < 20_000; run++) {
            // when
            now = now.plusMillis(random.nextInt(4) == 0 ? random.nextLong(5_000_000_000L) : random.nextInt(-3, 4));
            if (!(decided(subscription, random, now) instanceof Moved(Subscription next, var events))) {
                continue;
            }

            // then
            subscription = next;
            for (AccountEvent event : events) {
                assertThat(ids.add(event.eventId()))
                        .as("run %d: %s", run, event)
                        .isTrue();
                switch (event) {
                    case PlanPeriodStarted started ->
                        assertThat(started.periodEnd()).as("run %d", run).isAfter(started.occurredAt());
                    case CreditLimitSet set -> limit = set.creditLimitMicros();
                    default -> throw new AssertionError(event);
                }
            }
            if (!events.isEmpty()) {
                Instant start = next instanceof Active active
                        ? active.period().start()
                        : Objects.requireNonNull(((Without) next).since());
                assertThat(start).as("run %d", run).isAfter(latest);
                latest = start;
            }
            assertThat(limit)
                    .as("run %d", run)
                    .isEqualTo(next instanceof Active active ? active.plan().creditLimit() : Credits.ZERO);
        }
        assertThat(ids).hasSizeGreaterThan(10_000);
    }

    private static PlanVerdict decided(Subscription subscription, Random random, Instant now) {
        if (subscription instanceof Active active && active.period().isOverAt(now)) {
            return active.advance(OFFERED, now);
        }
        Plan plan = List.of(FREE, STARTER, PRO).get(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> subscription.endNow(now);
            case 1 -> subscription.endAtPeriodEnd("jane");
            case 2 -> subscription.startAtPeriodEnd(plan, "jane");
            default -> subscription.startNow(plan, now);
        };
    }

    private static Active active(Plan plan) {
        BillingAnchor anchor = new BillingAnchor(OPENED);
        return new Active(ACCOUNT, plan, anchor, anchor.periodAt(OPENED), null);
    }

    private static Moved moved(PlanVerdict verdict) {
        return (Moved) verdict;
    }

    private static List<String> told(Moved moved) {
        return moved.events().stream()
                .map(event -> switch (event) {
                    case PlanPeriodStarted started ->
                        started.planId() + " " + started.creditsMicros() + " until " + started.periodEnd();
                    case CreditLimitSet set -> "limit " + set.creditLimitMicros() + " by " + set.author();
                    default -> event.toString();
                })
                .toList();
    }
}
