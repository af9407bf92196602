package dev.florin.bench.admission;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.gateway.admission.LeasePool;
import dev.florin.gateway.admission.LeaseSizing;
import dev.florin.gateway.admission.Spender;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.SpenderId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.money.Credits;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A replica's pool with accounts of which it holds more than it needs: each with hard budgets on organisation, project, member and
 * key, so that a request takes of five leases.
 */
final class FundedPool {

    private static final long PLENTY = Long.MAX_VALUE / 4;

    private final SplittableRandom random = new SplittableRandom(1);
    private final LeasePool pool;
    private final List<Spender> spenders = new ArrayList<>();

    FundedPool(int accounts) {
        LeaseSizing sizing = new LeaseSizing(
                16,
                Duration.ofSeconds(5).toNanos(),
                Duration.ofMillis(500).toNanos(),
                Duration.ofMillis(500).toNanos(),
                Duration.ofSeconds(2).toNanos());
        EpochId epoch = new EpochId(id());
        this.pool = new LeasePool(sizing, InstantSource.system(), epoch, System.nanoTime());
        pool.held(epoch, System.nanoTime(), Duration.ofDays(1).toNanos());
        for (int i = 0; i < accounts; i++) {
            Spender spender = new Spender(
                    new AccountId(id()),
                    new OrganisationId(id()),
                    new ProjectId(id()),
                    new MemberId(id()),
                    new KeyId(id()));
            pool.budgetsAre(epoch, new AccountBudgets(spender.accountId(), 1, budgetsOf(spender)));
            pool.nodesOf(spender, System.nanoTime())
                    .orElseThrow()
                    .forEach(node -> pool.granted(
                            epoch,
                            new Grant(node, new Credits(PLENTY), Credits.ZERO, Credits.ZERO, 1),
                            System.nanoTime()));
            spenders.add(spender);
        }
    }

    LeasePool pool() {
        return pool;
    }

    List<Spender> spenders() {
        return spenders;
    }

    private List<Budget> budgetsOf(Spender spender) {
        return List.of(
                budget(spender.organisation(), BudgetPeriod.MONTH),
                budget(spender.project(), BudgetPeriod.MONTH),
                budget(Objects.requireNonNull(spender.member()), BudgetPeriod.WEEK),
                budget(spender.key(), BudgetPeriod.DAY));
    }

    private Budget budget(SpenderId of, BudgetPeriod period) {
        return new Budget(
                new BudgetId(id()),
                of,
                "bench",
                period,
                BudgetKind.HARD,
                new Credits(Long.MAX_VALUE / 2),
                List.of(),
                ZoneId.of("UTC"));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
