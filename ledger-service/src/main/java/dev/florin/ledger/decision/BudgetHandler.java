package dev.florin.ledger.decision;

import dev.florin.account.AccountEvent;
import dev.florin.budget.BudgetWindow;
import dev.florin.edge.outbox.Outbox;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.event.EventSource;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.ledger.domain.HeldBudget;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads budgets, and takes down what is to become of them. */
@ApplicationScoped
public class BudgetHandler {

    /** Every request of the account is held against those that concern it. */
    private static final int MOST_OF_ACCOUNT = 100;

    private final Pool pool;
    private final PostgresHeldBudgetStore budgets;
    private final OutboxRelay relay;

    public BudgetHandler(Pool pool, PostgresHeldBudgetStore budgets, OutboxRelay relay) {
        this.pool = pool;
        this.budgets = budgets;
        this.relay = relay;
    }

    Uni<List<BudgetStatus>> statuses(AccountId account) {
        Instant now = Instant.now();
        return holding(pool, account)
                .chain(held -> budgets.balances(windowsOf(held, now))
                        .map(balances -> held.stream()
                                .map(each -> BudgetStatus.of(
                                        each, balances.get(each.budget().windowAt(now)), now))
                                .toList()));
    }

    /** Fails with a {@link Refusal} when the account has as many as it may have. */
    Uni<Void> requireRoom(SqlConnection transaction, AccountId account) {
        return holding(transaction, account)
                .invoke(held -> {
                    if (held.size() >= MOST_OF_ACCOUNT) {
                        throw new Refusal(
                                ErrorCode.INVALID_FIELD, "An account has " + MOST_OF_ACCOUNT + " budgets at most");
                    }
                })
                .replaceWithVoid();
    }

    /** Fails with a {@link Refusal} when the account has no such budget. */
    Uni<Decided> change(AccountEvent event, BudgetId budget) {
        return holding(pool, event.accountId())
                .invoke(held -> {
                    if (held.stream().noneMatch(each -> each.budget().budgetId().equals(budget))) {
                        throw new Refusal(ErrorCode.NOT_FOUND, event.accountId() + " has no budget " + budget);
                    }
                })
                .chain(() -> pool.withTransaction(
                        transaction -> Outbox.append(transaction, EventSource.LEDGER, List.of(event))))
                .invoke(relay::wake)
                .replaceWith(new Decided(event.eventId()));
    }

    private Uni<List<HeldBudget>> holding(SqlClient client, AccountId account) {
        return budgets.of(client, account)
                .map(held -> held.stream().filter(each -> !each.removed()).toList());
    }

    private static List<BudgetWindow> windowsOf(List<HeldBudget> held, Instant now) {
        return held.stream().map(each -> each.budget().windowAt(now)).toList();
    }
}
