package dev.florin.payments.plan;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import dev.florin.offering.Plan;
import dev.florin.payments.domain.BillingAnchor;
import dev.florin.payments.domain.BillingPeriod;
import dev.florin.payments.domain.PlanChange;
import dev.florin.payments.domain.Subscription;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Subscriptions as rows of their table; of one that ended only the end counts. */
final class SubscriptionRows {

    private SubscriptionRows() {}

    static Subscription read(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return ended == null
                ? readActive(row)
                : new Subscription.Without(new AccountId(row.getUUID("account_id")), ended.toInstant());
    }

    static Subscription.Active readActive(Row row) {
        Long overage = row.getLong("overage_limit_micros");
        Plan plan = new Plan(
                row.getString("plan_id"),
                row.getString("title"),
                new Credits(row.getLong("monthly_credits_micros")),
                overage == null ? null : new Credits(overage));
        return new Subscription.Active(
                new AccountId(row.getUUID("account_id")),
                plan,
                new BillingAnchor(time(row, "anchor")),
                new BillingPeriod(time(row, "period_start"), time(row, "period_end")),
                change(row));
    }

    static Tuple write(Subscription.Active subscription) {
        Plan plan = subscription.plan();
        Credits overage = plan.overageLimit();
        PlanChange next = subscription.next();
        return Tuple.from(Arrays.asList(
                subscription.accountId().value(),
                plan.id(),
                plan.title(),
                plan.monthlyCredits().micros(),
                overage == null ? null : overage.micros(),
                utc(subscription.anchor().at()),
                utc(subscription.period().start()),
                utc(subscription.period().end()),
                next == null ? null : next.planId(),
                next != null && next.planId() == null,
                next == null ? null : next.author()));
    }

    static Tuple writeEnd(Subscription.Without ended) {
        return Tuple.of(ended.accountId().value(), utc(Objects.requireNonNull(ended.since())));
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable PlanChange change(Row row) {
        String author = row.getString("next_author");
        return author == null ? null : new PlanChange(row.getString("next_plan_id"), author);
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
