package dev.florin.discount;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.pricing.Discount;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** The stream {@code pricing.discounts}, compacted by account: what each account pays less, now and later. */
public sealed interface DiscountEvent extends Event {

    AccountId accountId();

    /**
     * An account pays less, or no longer. It tells all that holds, since of an account only the last record stays.
     *
     * @param month a calendar month in UTC
     * @param discountBasisPoints by what the account has spent in that month, and only in it; zero below the first step
     * @param commitments that had not ended, by their beginning; no two hold at a time
     * @param occurredAt rises strictly from one of an account's events to the next
     */
    record DiscountsChanged(
            EventId eventId,
            AccountId accountId,
            YearMonth month,
            Discount discountBasisPoints,
            List<CommitmentTerm> commitments,
            Instant occurredAt)
            implements DiscountEvent {

        public DiscountsChanged {
            commitments = List.copyOf(commitments);
        }

        @Override
        public String partitionKey() {
            return accountId.toString();
        }
    }
}
