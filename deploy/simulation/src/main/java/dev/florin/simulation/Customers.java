package dev.florin.simulation;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.gateway.admission.Spender;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EventId;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.SpenderId;
import dev.florin.money.Credits;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who asks, and what budgets they set themselves. */
final class Customers {

    private static final int KEYS = 3;
    private static final int BUDGETS = 3;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final World world;
    private final Log log;
    private final Ledger ledger;
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<Spender> spenders = new ArrayList<>();

    Customers(World world, Log log, Ledger ledger) {
        this.world = world;
        this.log = log;
        this.ledger = ledger;
        for (int i = 0; i < world.between(1, 5); i++) {
            AccountId account = new AccountId(new UUID(7, i));
            accounts.add(account);
            for (int key = 0; key < KEYS; key++) {
                spenders.add(new Spender(
                        account,
                        new OrganisationId(new UUID(8, i)),
                        new ProjectId(new UUID(9, 10L * i + key % 2)),
                        null,
                        new KeyId(new UUID(10, 10L * i + key))));
            }
        }
    }

    List<AccountId> accounts() {
        return accounts;
    }

    AccountId anyAccount() {
        return accounts.get((int) world.between(0, accounts.size() - 1));
    }

    Spender any() {
        return spenders.get((int) world.between(0, spenders.size() - 1));
    }

    /** Some accounts never have budgets. */
    void decide() {
        Spender spender = any();
        int number = (int) world.between(0, BUDGETS - 1);
        boolean hasBudgets = spender.accountId().value().getLeastSignificantBits() % 3 != 2;
        if (hasBudgets) {
            Budget budget = budget(spender, number);
            tell(
                    spender.accountId(),
                    world.chance(150) && ledger.knows(budget.budgetId())
                            ? new BudgetRemoved(
                                    new EventId(world.id()),
                                    spender.accountId(),
                                    budget.budgetId(),
                                    "simulated",
                                    World.TIME)
                            : new BudgetSet(
                                    new EventId(world.id()), spender.accountId(), budget, "simulated", World.TIME));
        }
    }

    /** What a number of an account is: of its organisation, of a project, of a key, which may have a soft one. */
    private Budget budget(Spender spender, int number) {
        UUID account = spender.accountId().value();
        long place = 10 * account.getLeastSignificantBits();
        SpenderId of = switch (number) {
            case 0 -> spender.organisation();
            case 1 -> new ProjectId(new UUID(9, place + 1));
            default -> new KeyId(new UUID(10, place));
        };
        return new Budget(
                new BudgetId(new UUID(11, place + number)),
                of,
                "simulated",
                number == 0 ? BudgetPeriod.TOTAL : BudgetPeriod.DAY,
                number == 2 && account.getLeastSignificantBits() == 1 ? BudgetKind.SOFT : BudgetKind.HARD,
                new Credits(world.between(1_000, 20_000_000)),
                List.of(50),
                ZONE);
    }

    private void tell(AccountId account, AccountEvent event) {
        log.accounts(ledger.partitionOf(account)).add(event);
    }
}
