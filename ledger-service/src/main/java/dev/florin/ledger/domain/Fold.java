package dev.florin.ledger.domain;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.util.List;

/**
 * Events into books: a pure function. The same books and events give the same transfers with the same ids, at any time
 * and on any machine, and it does not matter how the events were cut into batches.
 */
public final class Fold {

    /** Times outside of these are a mistake of the sender; the database could not hold some of them. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final WorkingBooks books;
    private final Thresholds thresholds;

    private Fold(WorkingBooks books, Thresholds thresholds) {
        this.books = books;
        this.thresholds = thresholds;
    }

    /**
     * Folds the events in their order. Accounts that nobody knows yet begin with nothing. An event that cannot be posted
     * is refused and changes nothing.
     */
    public static Folded fold(Books books, List<? extends Event> events, Thresholds thresholds) {
        Fold fold = new Fold(new WorkingBooks(books), thresholds);
        events.forEach(fold::post);
        return fold.books.toFolded();
    }

    /** Whether an event, unless it is refused, posts a transfer whatever the books look like. */
    public static boolean alwaysPosts(Event event) {
        return PostingRules.alwaysPosts(event);
    }

    private void post(Event event) {
        if (event.occurredAt().isBefore(EARLIEST) || !event.occurredAt().isBefore(LATEST)) {
            books.refuse(event, "it happened at an impossible time: " + event.occurredAt());
            return;
        }
        try {
            switch (event) {
                case AccountOpened opened -> post(opened);
                case PaymentSettled settled -> post(settled);
                case UsageEvent usage -> post(usage);
                default -> books.refuse(event, "it is none of the events that the ledger posts");
            }
        } catch (ArithmeticException e) {
            books.refuse(event, "its amounts cannot be posted: " + e.getMessage());
        }
    }

    private void post(AccountOpened event) {
        Account account = books.account(event.accountId());
        apply(event, account, PostingRules.open(account, event));
    }

    private void post(PaymentSettled event) {
        Account account = books.account(event.accountId());
        apply(event, account, PostingRules.settle(account, event));
    }

    private void post(UsageEvent event) {
        AccountId id = event.accountId();
        Account account = books.account(id);
        Effect effect = switch (event) {
            case UsageRecorded usage ->
                PostingRules.charge(
                        account,
                        books.lots(id),
                        books.lease(id, usage.epoch()),
                        books.covered(usage.eventId(), usage.reservedMicros()),
                        usage);
            case LeaseReturned returned -> PostingRules.giveBack(account, books.lease(id, returned.epoch()), returned);
        };
        apply(event, account, effect);
    }

    private void apply(Event cause, Account before, Effect effect) {
        books.apply(cause, effect);
        thresholds.crossed(
                before,
                effect.account(),
                (threshold, reason) -> books.alert(cause, effect.account(), threshold, reason));
    }
}
