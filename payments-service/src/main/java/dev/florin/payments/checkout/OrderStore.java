package dev.florin.payments.checkout;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.payments.domain.Order;
import dev.florin.payments.domain.OrderTerms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The orders in PostgreSQL. An order leaves a state once: whoever comes second finds it moved on. */
@ApplicationScoped
public class OrderStore {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private static final String INSERT = """
            INSERT INTO credit_order (order_id, account_id, idempotency_key, request_hash, status, package_id, title,
                credits_micros, currency, net_minor, placed_at)
            VALUES (:orderId, :accountId, :idempotencyKey, :requestHash, 'PLACED', :packageId, :title,
                :creditsMicros, :currency, :netMinor, :placedAt)
            ON CONFLICT (account_id, idempotency_key) DO NOTHING""";
    private static final String BY_KEY =
            "FROM OrderRow WHERE accountId = :accountId AND idempotencyKey = :idempotencyKey";
    private static final String BY_ACCOUNT = "FROM OrderRow WHERE accountId = :accountId AND orderId = :orderId";
    private static final String PAGE =
            "FROM OrderRow WHERE accountId = :accountId AND orderId < :before ORDER BY orderId DESC";

    private final SessionFactory sessions;

    public OrderStore(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Keeps the order, unless the request's key is known: then the order placed under it, as it is now. */
    Uni<Order> placeOnce(PurchaseRequest request, OrderTerms terms) {
        return sessions.withTransaction(session -> insert(session, request, terms)
                .chain(() -> byKey(session, request))
                .map(row -> orderOf(row, request)));
    }

    /** Moves the order on, unless somebody else did; answers the order as it is then. */
    Uni<Order> advance(Order from, Order to) {
        return sessions.withTransaction(
                session -> lock(session, from.terms().orderId()).map(row -> advanced(row.orElseThrow(), from, to)));
    }

    Uni<Optional<Order>> find(AccountId accountId, OrderId orderId) {
        return sessions.withSession(session -> session.createSelectionQuery(BY_ACCOUNT, OrderRow.class)
                .setParameter("accountId", accountId.value())
                .setParameter("orderId", orderId.value())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(OrderRow::toOrder)));
    }

    /** At most so many of the account's orders, newest first, from before the given one. */
    Uni<List<Order>> page(AccountId accountId, @Nullable OrderId before, int limit) {
        return sessions.withSession(session -> session.createSelectionQuery(PAGE, OrderRow.class)
                .setParameter("accountId", accountId.value())
                .setParameter("before", before == null ? NEWEST : before.value())
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(OrderRow::toOrder).toList()));
    }

    /** The order, which nobody else moves until the transaction of the session ends. */
    public Uni<Optional<Order>> lockOrder(Session session, OrderId orderId) {
        return lock(session, orderId).map(row -> row.map(OrderRow::toOrder));
    }

    /** Puts the order into its new state; the session holds its lock. */
    public Uni<Void> update(Session session, Order order) {
        return session.find(OrderRow.class, order.terms().orderId().value())
                .invoke(row -> row.become(order))
                .replaceWithVoid();
    }

    private static Uni<Optional<OrderRow>> lock(Session session, OrderId orderId) {
        return session.find(OrderRow.class, orderId.value(), LockModeType.PESSIMISTIC_WRITE)
                .map(Optional::ofNullable);
    }

    private static Order advanced(OrderRow row, Order from, Order to) {
        if (row.status == OrderStatus.of(from)) {
            row.become(to);
        }
        return row.toOrder();
    }

    private static Uni<Integer> insert(Session session, PurchaseRequest request, OrderTerms terms) {
        return session.createNativeQuery(INSERT)
                .setParameter("orderId", terms.orderId().value())
                .setParameter("accountId", terms.accountId().value())
                .setParameter("idempotencyKey", request.idempotencyKey())
                .setParameter("requestHash", request.hash())
                .setParameter("packageId", terms.packageId())
                .setParameter("title", terms.title())
                .setParameter("creditsMicros", terms.credits().micros())
                .setParameter("currency", terms.net().currency().getCurrencyCode())
                .setParameter("netMinor", terms.net().minor())
                .setParameter("placedAt", terms.placedAt())
                .executeUpdate();
    }

    private static Uni<OrderRow> byKey(Session session, PurchaseRequest request) {
        return session.createSelectionQuery(BY_KEY, OrderRow.class)
                .setParameter("accountId", request.accountId().value())
                .setParameter("idempotencyKey", request.idempotencyKey())
                .getSingleResult();
    }

    private static Order orderOf(OrderRow row, PurchaseRequest request) {
        if (!row.requestHash.equals(request.hash())) {
            throw new Refusal(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "Idempotency-Key '" + request.idempotencyKey() + "' was used to order package '" + row.packageId
                            + "': take a new key for another order");
        }
        return row.toOrder();
    }
}
