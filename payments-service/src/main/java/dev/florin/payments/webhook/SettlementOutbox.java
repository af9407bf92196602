package dev.florin.payments.webhook;

import dev.florin.edge.outbox.OutboxMessage;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.event.EventSource;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.payments.domain.Order;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Tells the other services of a settled order, from the transaction that settles it. */
@ApplicationScoped
public class SettlementOutbox {

    private final Ids ids;
    private final OutboxRelay relay;

    public SettlementOutbox(Ids ids, OutboxRelay relay) {
        this.ids = ids;
        this.relay = relay;
    }

    /** Appends what the order's new state tells: only a settlement tells anything. */
    Uni<Void> append(Session session, Order order) {
        return order instanceof Order.Settled settled
                ? insert(session, OutboxMessage.of(settled.toEvent(new EventId(ids.next())), EventSource.PAYMENTS))
                : Uni.createFrom().voidItem();
    }

    /** Something may have been committed. */
    void wake() {
        relay.wake();
    }

    private static Uni<Void> insert(Session session, OutboxMessage message) {
        return session.createNativeQuery(OutboxMessage.NATIVE_INSERT_SQL)
                .setParameter(1, message.topic())
                .setParameter(2, message.key())
                .setParameter(3, message.headers())
                .setParameter(4, message.payload())
                .executeUpdate()
                .replaceWithVoid();
    }
}
