package dev.florin.account;

import dev.florin.budget.Budget;
import dev.florin.event.Event;
import dev.florin.event.LineOfText;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.OrganisationId;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stream {@code account.events}: the life of billing accounts, and what operators, plans and customers set or give
 * on them.
 */
public sealed interface AccountEvent extends Event {

    AccountId accountId();

    @Override
    default String partitionKey() {
        return accountId().toString();
    }

    /** An account exists from now on; its balance is zero. */
    record AccountOpened(
            EventId eventId, AccountId accountId, OrganisationId organisationId, String name, Instant occurredAt)
            implements AccountEvent {}

    /**
     * Credits were given without a payment of their own.
     *
     * @param expiresAt from then on they cannot be spent; absent where they keep for good
     * @param reason for people, in one line
     */
    record CreditsGranted(
            EventId eventId,
            AccountId accountId,
            GrantSource source,
            Credits creditsMicros,
            @Nullable Instant expiresAt,
            String reason,
            Instant occurredAt)
            implements AccountEvent {

        public CreditsGranted {
            LineOfText.require("reason", reason);
        }
    }

    /**
     * A period of a plan began: what is left of the plan's earlier credits is void, new ones hold to the period's end.
     *
     * @param planId the offering's name of the plan
     * @param creditsMicros the period's credits; zero where the plan only ended
     */
    record PlanPeriodStarted(
            EventId eventId,
            AccountId accountId,
            String planId,
            Credits creditsMicros,
            Instant periodEnd,
            Instant occurredAt)
            implements AccountEvent {

        public PlanPeriodStarted {
            LineOfText.require("planId", planId);
        }
    }

    /**
     * The account may owe as much for usage beyond its credits. A lower limit holds for what is admitted from now on.
     *
     * @param author who decided it
     */
    record CreditLimitSet(
            EventId eventId, AccountId accountId, Credits creditLimitMicros, String author, Instant occurredAt)
            implements AccountEvent {

        public CreditLimitSet {
            LineOfText.require("author", author);
        }
    }

    /**
     * The balance was corrected by hand.
     *
     * @param reason for people, in one line
     * @param author who decided it
     */
    record CreditsAdjusted(
            EventId eventId,
            AccountId accountId,
            AdjustmentDirection direction,
            Credits creditsMicros,
            String reason,
            String author,
            Instant occurredAt)
            implements AccountEvent {

        public CreditsAdjusted {
            LineOfText.require("reason", reason);
            LineOfText.require("author", author);
        }
    }

    /**
     * The customer chose at which balances to be alerted, besides the offering's. They replace earlier ones.
     *
     * @param thresholdsMicros at most {@value #MOST}, different, above zero
     */
    record AlertThresholdsSet(EventId eventId, AccountId accountId, List<Credits> thresholdsMicros, Instant occurredAt)
            implements AccountEvent {

        public static final int MOST = 10;

        public AlertThresholdsSet {
            thresholdsMicros = List.copyOf(thresholdsMicros);
            if (thresholdsMicros.size() > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " thresholds");
            }
            if (thresholdsMicros.stream().anyMatch(Credits::isZero)) {
                throw new IllegalArgumentException("a threshold is above zero");
            }
            if (new HashSet<>(thresholdsMicros).size() < thresholdsMicros.size()) {
                throw new IllegalArgumentException("a threshold stands twice");
            }
        }
    }

    /**
     * A budget holds from now on, in the place of an earlier one of the same id.
     *
     * @param author who decided it
     */
    record BudgetSet(EventId eventId, AccountId accountId, Budget budget, String author, Instant occurredAt)
            implements AccountEvent {

        public BudgetSet {
            LineOfText.require("author", author);
        }
    }

    /**
     * A budget holds no more.
     *
     * @param author who decided it
     */
    record BudgetRemoved(EventId eventId, AccountId accountId, BudgetId budgetId, String author, Instant occurredAt)
            implements AccountEvent {

        public BudgetRemoved {
            LineOfText.require("author", author);
        }
    }

    /**
     * A lot's time is over; what is left of it is void. Told by the ledger itself, since nobody else has the lots, as
     * soon as no lease can count on the lot any more.
     *
     * @param occurredAt the lot's expiry
     */
    record LotExpired(EventId eventId, AccountId accountId, LotId lotId, Instant occurredAt) implements AccountEvent {}
}
