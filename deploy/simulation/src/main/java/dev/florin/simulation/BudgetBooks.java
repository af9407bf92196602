package dev.florin.simulation;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.ledger.domain.BudgetBalance;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.HeldBudget;
import dev.florin.ledger.domain.Lease;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ledger's rows of budgets, and what must be true of them. */
final class BudgetBooks {

    private final World world;
    private final Map<BudgetId, HeldBudget> held = new LinkedHashMap<>();
    private final Map<BudgetId, Long> heldSince = new HashMap<>();
    private final Map<BudgetWindow, BudgetBalance> balances = new LinkedHashMap<>();
    private final Map<EpochId, Map<AccountId, Long>> notices = new HashMap<>();

    BudgetBooks(World world) {
        this.world = world;
    }

    Map<BudgetId, HeldBudget> held() {
        return held;
    }

    Map<BudgetWindow, BudgetBalance> balances() {
        return balances;
    }

    /** All that the accounts ever had. */
    Map<AccountId, List<HeldBudget>> byAccount() {
        Map<AccountId, List<HeldBudget>> byAccount = new HashMap<>();
        held.values()
                .forEach(each -> byAccount
                        .computeIfAbsent(each.accountId(), account -> new ArrayList<>())
                        .add(each));
        return byAccount;
    }

    /** Those that keep anything of the account from being admitted, and have done so since then. */
    List<HeldBudget> limitsSince(AccountId account, long nanos) {
        return held.values().stream()
                .filter(each -> each.accountId().equals(account))
                .filter(each -> each.budget().isHard() && !each.removed())
                .filter(each ->
                        Objects.requireNonNull(heldSince.get(each.budget().budgetId())) <= nanos)
                .toList();
    }

    /** @param leases all that there are */
    void folded(Folded folded, Collection<Lease> leases) {
        for (HeldBudget each : folded.budgets()) {
            held.put(each.budget().budgetId(), each);
            heldSince.put(each.budget().budgetId(), world.now());
            for (Lease lease : leases) {
                if (lease.key().accountId().equals(each.accountId())) {
                    notices.computeIfAbsent(lease.key().epoch(), epoch -> new LinkedHashMap<>())
                            .put(each.accountId(), each.block());
                }
            }
        }
        folded.budgetBalances().forEach(this::change);
    }

    void granted(Collection<BudgetBalance> changed) {
        changed.forEach(this::change);
    }

    /** What the epoch's replica has to hear, and is told until it has. */
    List<BudgetsVersion> tell(EpochId epoch, List<BudgetsVersion> heard) {
        Map<AccountId, Long> mine = notices.computeIfAbsent(epoch, unused -> new LinkedHashMap<>());
        heard.forEach(version -> mine.remove(version.accountId(), version.version()));
        return mine.entrySet().stream()
                .map(notice -> new BudgetsVersion(notice.getKey(), notice.getValue()))
                .toList();
    }

    /** Never overspent: nothing is spent or leased beyond the limit that holds, and what is leased is what the leases say. */
    void check(AccountId account, Collection<Lease> leases) {
        for (BudgetBalance balance : balances.values()) {
            if (balance.accountId().equals(account)) {
                long outstanding = 0;
                for (Lease lease : leases) {
                    outstanding += balance.window().equals(lease.key().node().budget())
                            ? lease.outstandingMicros().micros()
                            : 0;
                }
                if (outstanding != balance.leasedMicros().micros()) {
                    throw new Violation(balance + " has less or more leased than its leases hold, " + outstanding);
                }
            }
        }
    }

    private void change(BudgetBalance after) {
        BudgetBalance before = balances.get(after.window());
        HeldBudget budget = held.get(after.window().budgetId());
        boolean isMore = before == null || taken(before).isLessThan(taken(after));
        if (isMore
                && budget != null
                && budget.budget().isHard()
                && !budget.removed()
                && budget.budget().limitMicros().isLessThan(taken(after))) {
            throw new Violation(after + " is overspent: before, it was " + before);
        }
        balances.put(after.window(), after);
    }

    private static Credits taken(BudgetBalance balance) {
        return balance.spentMicros().plus(balance.leasedMicros());
    }
}
