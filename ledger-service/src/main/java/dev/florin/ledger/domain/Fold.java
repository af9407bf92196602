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
    private final LowBalanceRule lowBalance;

    private Fold(WorkingBooks books, LowBalanceRule lowBalance) {
        this.books = books;
        this.lowBalance = lowBalance;
    }

    /**
     * Folds the events in their order. Accounts that nobody knows yet begin with nothing. An event that cannot be posted
     * is refused and changes nothing.
     */
    public static Folded fold(Books books, List<? extends Event> events, LowBalanceRule lowBalance) {
        Fold fold = new Fold(new WorkingBooks(books), lowBalance);
        events.forEach(fold::post);
        return fold.books.toFolded();
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
        apply(event, PostingRules.open(books.account(event.accountId()), event));
    }

    private void post(PaymentSettled event) {
        apply(event, PostingRules.settle(books.account(event.accountId()), event));
    }

    private void post(UsageEvent event) {
        AccountId id = event.accountId();
        Account account = books.account(id);
        Effect effect = switch (event) {
            case UsageRecorded usage ->
                PostingRules.charge(account, books.lots(id), books.lease(id, usage.epoch()), usage);
            case LeaseReturned returned -> PostingRules.giveBack(account, books.lease(id, returned.epoch()), returned);
        };
        apply(event, effect);
    }

    private void apply(Event cause, Effect effect) {
        Account account = effect.account();
        books.apply(cause, effect, lowBalance.rearm(account));
        if (lowBalance.isCrossedBy(account)) {
            books.alert(cause, account, lowBalance.threshold());
        }
    }
}
