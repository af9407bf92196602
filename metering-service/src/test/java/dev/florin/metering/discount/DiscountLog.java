package dev.florin.metering.discount;

import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import java.util.List;

/** What metering told of an account on {@code pricing.discounts}. */
public final class DiscountLog {

    private DiscountLog() {}

    /** Waits until so much was told of the account. */
    public static List<DiscountsChanged> of(AccountId account, int count) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            return of(
                    account,
                    topics.await(
                            Topics.PRICING_DISCOUNTS,
                            events -> of(account, events).size() >= count));
        }
    }

    private static List<DiscountsChanged> of(AccountId account, List<Event> events) {
        return events.stream()
                .filter(DiscountsChanged.class::isInstance)
                .map(DiscountsChanged.class::cast)
                .filter(event -> event.accountId().equals(account))
                .toList();
    }
}
