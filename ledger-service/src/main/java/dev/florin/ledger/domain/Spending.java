package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.ArrayList;
import java.util.List;

/** The budgets that a request's charge counts in, as they stand before it. */
record Spending(List<Count> counts) {

    private static final Spending NOWHERE = new Spending(List.of());

    /**
     * @param isLimit whether the charge may not exceed what is left of it: so when a part of it was set aside for the request,
     *     and the budget still limits
     */
    private record Count(BudgetBalance balance, Lease lease, boolean isLimit) {

        Credits available() {
            return lease.outstandingMicros().plus(balance.freeMicros());
        }
    }

    /** A budget that the books do not know counts nothing. */
    static Spending of(UsageRecorded event, WorkingBooks books) {
        if (event.countedIn().isEmpty()) {
            return NOWHERE;
        }
        List<Count> counts = new ArrayList<>();
        for (CountedBudget counted : event.countedIn()) {
            BudgetWindow window = counted.window();
            HeldBudget budget = books.budget(counted.budgetId());
            if (budget != null && budget.accountId().equals(event.accountId())) {
                Node node = new Node(event.accountId(), window);
                counts.add(new Count(
                        books.balance(event.accountId(), window),
                        books.lease(new LeaseKey(node, event.epoch())),
                        counted.isHard() && budget.isLimit()));
            }
        }
        return new Spending(counts);
    }

    /** What the budgets let through of an amount: leased to the epoch, or to nobody. */
    Credits available(Credits amount) {
        Credits least = amount;
        for (Count count : counts) {
            least = count.isLimit() ? least.min(count.available()) : least;
        }
        return least;
    }

    /** What they would let through if nothing were leased. */
    Credits unspent(Credits amount) {
        Credits least = amount;
        for (Count count : counts) {
            least = count.isLimit() ? least.min(count.balance().unspentMicros()) : least;
        }
        return least;
    }

    List<Lease> leasesAfter(Lease ofAccount, Credits paid) {
        if (counts.isEmpty()) {
            return List.of(ofAccount);
        }
        List<Lease> leases = new ArrayList<>(List.of(ofAccount));
        counts.forEach(count -> leases.add(count.lease().settle(fromLease(count, paid))));
        return leases;
    }

    List<BudgetBalance> balancesAfter(Credits paid) {
        if (counts.isEmpty()) {
            return List.of();
        }
        return counts.stream()
                .map(count -> count.balance().spend(fromLease(count, paid), paid))
                .toList();
    }

    private static Credits fromLease(Count count, Credits paid) {
        return paid.min(count.lease().outstandingMicros());
    }
}
