package dev.florin.ledger.domain;

import dev.florin.event.Event;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.util.List;

/**
 * Events into books: a pure function. The same books and events give the same transfers with the same ids, at any time
 * and on any machine. How the events were cut into batches matters only to what is summed by batch: providers' costs.
 * A batch may be folded step by step, so that its first transfers are on their way while the last are made; for use by one
 * thread.
 */
public final class Fold {

    /** Times outside of these are a mistake of the sender; the database could not hold some of them. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final WorkingBooks books;
    private final ProviderCosts costs = new ProviderCosts();
    private final Thresholds thresholds;

    /**
     * Begins a batch.
     *
     * @param events how many are to be folded, about
     */
    public Fold(Books books, int events, Thresholds thresholds) {
        this.books = new WorkingBooks(books, events);
        this.thresholds = thresholds;
    }

    /** Folds a whole batch at once. */
    public static Folded fold(Books books, List<? extends Event> events, Thresholds thresholds) {
        Fold fold = new Fold(books, events.size(), thresholds);
        fold.post(events);
        return fold.end();
    }

    /**
     * Folds the batch's next events in their order. Accounts that nobody knows yet begin with nothing. An event that cannot be
     * posted is refused and changes nothing.
     */
    public void post(List<? extends Event> events) {
        events.forEach(this::post);
    }

    /** Those that were made until now, in the journal's order: none changes any more, and more may follow. */
    public List<Transfer> transfers() {
        return books.transfers();
    }

    /** What the batch did; nothing can be folded behind it. */
    public Folded end() {
        costs.postTo(books);
        return books.toFolded();
    }

    /** Whether an event, unless it is refused, posts a transfer whatever the books look like. */
    public static boolean alwaysPosts(Event event) {
        return PostingRules.alwaysPosts(event);
    }

    static boolean isPossible(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    private void post(Event event) {
        if (!isPossible(event.occurredAt())) {
            books.refuse(event, Refusal.because("it happened at an impossible time: " + event.occurredAt()));
            return;
        }
        try {
            if (event instanceof EpochReaped reaped) {
                books.reap(reaped.epoch());
            } else {
                post(event, PostingRules.of(event, books));
            }
        } catch (ArithmeticException e) {
            books.refuse(event, Refusal.because("its amounts cannot be posted: " + e.getMessage()));
        }
    }

    private void post(Event event, Ruling ruling) {
        switch (ruling) {
            case Effect effect -> apply(event, effect);
            case Refusal refusal -> books.refuse(event, refusal);
        }
    }

    private void apply(Event cause, Effect effect) {
        String fault = cause instanceof UsageRecorded usage ? costs.add(usage) : null;
        if (fault != null) {
            books.refuse(cause, Refusal.because(fault));
            return;
        }
        Account before = books.account(effect.account().accountId());
        List<BudgetBalance> spentBefore = asTheyStand(effect.budgetBalances());
        books.apply(cause, effect);
        spentBefore.forEach(spent -> alertOf(cause, spent));
        thresholds.crossed(
                before,
                effect.account(),
                (threshold, reason) -> books.alert(cause, effect.account(), threshold, reason));
    }

    private List<BudgetBalance> asTheyStand(List<BudgetBalance> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        return changed.stream()
                .map(balance -> books.balance(balance.accountId(), balance.window()))
                .toList();
    }

    /** Once a period for each share: what is spent only grows. */
    private void alertOf(Event cause, BudgetBalance before) {
        HeldBudget held = books.budget(before.window().budgetId());
        if (held == null || held.removed()) {
            return;
        }
        BudgetBalance after = books.balance(before.accountId(), before.window());
        for (int percent : held.budget().alertPercents()) {
            Credits share = held.budget().shareOf(percent);
            if (before.spentMicros().isLessThan(share) && !after.spentMicros().isLessThan(share)) {
                books.alert(cause, after, percent, share);
            }
        }
    }
}
