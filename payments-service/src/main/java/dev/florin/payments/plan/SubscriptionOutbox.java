package dev.florin.payments.plan;

import dev.florin.account.AccountEvent;
import dev.florin.edge.outbox.Outbox;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.event.EventSource;
import dev.florin.payments.domain.PlanVerdict.Moved;
import dev.florin.payments.domain.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what became of subscriptions, and what the ledger is told of it, in one transaction. */
@ApplicationScoped
public class SubscriptionOutbox {

    private final SubscriptionStore subscriptions;
    private final OutboxRelay relay;

    public SubscriptionOutbox(SubscriptionStore subscriptions, OutboxRelay relay) {
        this.subscriptions = subscriptions;
        this.relay = relay;
    }

    Uni<Void> keep(SqlConnection transaction, List<Moved> moves) {
        List<Subscription> moved = moves.stream().map(Moved::next).toList();
        List<AccountEvent> told =
                moves.stream().flatMap(each -> each.events().stream()).toList();
        return subscriptions
                .put(transaction, moved)
                .chain(() -> Outbox.append(transaction, EventSource.PAYMENTS, told));
    }

    /** Something may have been committed. */
    void wake() {
        relay.wake();
    }
}
