package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What lease requests may touch, as it stood before: the input of {@link Granting}.
 *
 * @param accounts those asked for that are known
 * @param ending by account, credits whose time is over before the leases'
 * @param budgets by account, all that it ever had
 * @param balances of the budgets asked for, those of which anything was spent or leased
 * @param leases those of the asking epochs that are known
 * @param now by the ledger's clock
 */
public record LeasedBooks(
        Map<AccountId, Account> accounts,
        Map<AccountId, Credits> ending,
        Map<AccountId, List<HeldBudget>> budgets,
        Map<BudgetWindow, BudgetBalance> balances,
        Map<LeaseKey, Lease> leases,
        Instant now) {

    /** An account that the ledger does not know yet has nothing to grant, nor has a budget that does not hold now. */
    Leasable of(Node node) {
        BudgetWindow window = node.budget();
        return window == null
                ? accounts.getOrDefault(node.accountId(), Account.blank(node.accountId()))
                : balanceOf(node.accountId(), window);
    }

    Lease lease(LeaseKey key) {
        return leases.getOrDefault(key, Lease.none(key));
    }

    Credits endingOf(Node node) {
        return node.isAccount() ? ending.getOrDefault(node.accountId(), Credits.ZERO) : Credits.ZERO;
    }

    long versionOf(Ask ask) {
        Account account = accounts.get(ask.node().accountId());
        return account == null ? 0 : account.block();
    }

    /** Those that hold, and the version of the latest change. */
    AccountBudgets budgetsOf(AccountId account) {
        Collection<HeldBudget> held = budgets.getOrDefault(account, List.of());
        return new AccountBudgets(
                account,
                held.stream().mapToLong(HeldBudget::block).max().orElse(0),
                held.stream()
                        .filter(budget -> !budget.removed())
                        .map(HeldBudget::budget)
                        .toList());
    }

    /** The same when what was granted is written. */
    LeasedBooks after(Granting granting) {
        if (granting.changedLeases().isEmpty()) {
            return this;
        }
        Map<AccountId, Account> nextAccounts = new HashMap<>(accounts);
        granting.changedAccounts().forEach(account -> nextAccounts.put(account.accountId(), account));
        Map<BudgetWindow, BudgetBalance> nextBalances = new HashMap<>(balances);
        granting.changedBudgets().forEach(balance -> nextBalances.put(balance.window(), balance));
        Map<LeaseKey, Lease> nextLeases = new HashMap<>(leases);
        granting.changedLeases().forEach(lease -> nextLeases.put(lease.key(), lease));
        return new LeasedBooks(nextAccounts, ending, budgets, nextBalances, nextLeases, now);
    }

    private BudgetBalance balanceOf(AccountId account, BudgetWindow window) {
        Credits limit = budgets.getOrDefault(account, List.of()).stream()
                .filter(held -> held.budget().budgetId().equals(window.budgetId()))
                .filter(held -> held.isLimit() && held.isPresent(window, now))
                .map(HeldBudget::limitMicros)
                .findFirst()
                .orElse(Credits.ZERO);
        BudgetBalance known = balances.get(window);
        return known == null
                ? BudgetBalance.untouched(account, window, limit)
                : new BudgetBalance(account, window, limit, known.spentMicros(), known.leasedMicros());
    }
}
