package dev.florin.ledger.books;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.lease.Node;
import java.time.Instant;
import java.util.UUID;

/** Nodes as columns: {@code node_id} is the account's or the budget's, {@code window_start} the epoch for an account. */
public final class Nodes {

    private Nodes() {}

    public static UUID id(Node node) {
        BudgetWindow window = node.budget();
        return window == null ? node.accountId().value() : window.budgetId().value();
    }

    public static Instant start(Node node) {
        BudgetWindow window = node.budget();
        return window == null ? Instant.EPOCH : window.start();
    }

    public static Node of(AccountId account, UUID nodeId, Instant start) {
        return nodeId.equals(account.value())
                ? Node.of(account)
                : new Node(account, new BudgetWindow(new BudgetId(nodeId), start));
    }
}
