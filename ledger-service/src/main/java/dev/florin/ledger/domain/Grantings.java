package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.lease.LeaseRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The grants of several requests, decided one after another: what one of them got, the next finds taken.
 *
 * @param each one per request, in their order
 */
public record Grantings(List<Granting> each) {

    public Grantings {
        each = List.copyOf(each);
    }

    public static Grantings of(List<LeaseRequest> requests, LeasedBooks before) {
        List<Granting> each = new ArrayList<>(requests.size());
        LeasedBooks present = before;
        for (LeaseRequest request : requests) {
            Granting granting = Granting.of(request, present);
            present = present.after(granting);
            each.add(granting);
        }
        return new Grantings(each);
    }

    /** Each as the last request that changed it leaves it; so are budgets and leases. */
    public Collection<Account> changedAccounts() {
        Map<AccountId, Account> last = new LinkedHashMap<>();
        each.forEach(granting -> granting.changedAccounts().forEach(account -> last.put(account.accountId(), account)));
        return last.values();
    }

    public Collection<BudgetBalance> changedBudgets() {
        Map<BudgetWindow, BudgetBalance> last = new LinkedHashMap<>();
        each.forEach(granting -> granting.changedBudgets().forEach(balance -> last.put(balance.window(), balance)));
        return last.values();
    }

    public Collection<Lease> changedLeases() {
        Map<LeaseKey, Lease> last = new LinkedHashMap<>();
        each.forEach(granting -> granting.changedLeases().forEach(lease -> last.put(lease.key(), lease)));
        return last.values();
    }
}
