package dev.florin.payments.domain;

import dev.florin.account.AccountEvent;
import java.util.List;

/** What a subscription makes of a decision, or of the time. */
public sealed interface PlanVerdict {

    /**
     * The subscription goes on like this.
     *
     * @param events what is to be told of it, in this order
     */
    record Moved(Subscription next, List<AccountEvent> events) implements PlanVerdict {

        public Moved {
            events = List.copyOf(events);
        }
    }

    /**
     * The subscription stays as it is.
     *
     * @param reason for who decided
     */
    record Refused(String reason) implements PlanVerdict {}
}
