package dev.florin.ledger.books;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.OrderId;
import dev.florin.lease.Node;
import dev.florin.ledger.domain.Dispute.DisputeKey;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.domain.OperatorAccount;
import dev.florin.payment.PaymentEvent;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The rows that events may change. Which leases a replica's life held, only the books know.
 *
 * @param epochs of which all leases in the partition are concerned
 * @param windows of budgets in which something may be spent or set free
 * @param orders of which the lot is concerned, spent or not
 */
public record Touched(
        Set<AccountId> accounts,
        Set<LeaseKey> leases,
        Set<EpochId> epochs,
        Set<BudgetId> budgets,
        Set<BudgetWindow> windows,
        Set<OrderId> orders,
        Set<DisputeKey> disputes) {

    public static Touched by(int partition, Iterable<Event> events) {
        Touched touched = new Touched(
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
        touched.accounts.add(OperatorAccount.of(partition));
        events.forEach(touched::add);
        return touched;
    }

    private void add(Event event) {
        switch (event) {
            case AccountEvent account -> add(account);
            case PaymentEvent payment -> add(payment);
            case UsageEvent usage -> add(usage);
            default -> {
                // The fold refuses it, so it touches nothing.
            }
        }
    }

    private void add(AccountEvent event) {
        accounts.add(event.accountId());
        switch (event) {
            case BudgetSet set -> budgets.add(set.budget().budgetId());
            case BudgetRemoved removed -> budgets.add(removed.budgetId());
            default -> {
                // It concerns the account alone.
            }
        }
    }

    private void add(PaymentEvent event) {
        accounts.add(event.accountId());
        switch (event) {
            case PaymentSettled settled -> {
                // Its lot is new.
            }
            case PaymentRefunded refunded -> orders.add(refunded.orderId());
            case DisputeOpened opened -> add(opened, opened.disputeReference());
            case DisputeWon won -> add(won, won.disputeReference());
            case DisputeLost lost -> add(lost, lost.disputeReference());
        }
    }

    private void add(PaymentEvent event, String disputeReference) {
        orders.add(event.orderId());
        disputes.add(new DisputeKey(event.accountId(), disputeReference));
    }

    private void add(UsageEvent event) {
        switch (event) {
            case UsageRecorded usage -> {
                add(LeaseKey.of(usage.accountId(), usage.epoch()));
                for (CountedBudget counted : usage.countedIn()) {
                    add(new LeaseKey(new Node(usage.accountId(), counted.window()), usage.epoch()));
                }
            }
            case LeaseReturned returned ->
                add(new LeaseKey(new Node(returned.accountId(), returned.budget()), returned.epoch()));
            case EpochReaped reaped -> epochs.add(reaped.epoch());
        }
    }

    /** The same with other leases. */
    Touched with(Collection<LeaseKey> others) {
        if (others.isEmpty()) {
            return this;
        }
        Touched both = new Touched(
                new HashSet<>(accounts),
                new HashSet<>(leases),
                epochs,
                new HashSet<>(budgets),
                new HashSet<>(windows),
                orders,
                disputes);
        others.forEach(both::add);
        return both;
    }

    /** With its account, and its budget. */
    private void add(LeaseKey lease) {
        if (!leases.add(lease)) {
            return;
        }
        accounts.add(lease.accountId());
        BudgetWindow window = lease.node().budget();
        if (window != null) {
            budgets.add(window.budgetId());
            windows.add(window);
        }
    }
}
