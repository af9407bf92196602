package dev.florin.payments.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;

/** Stripe's events in PostgreSQL, each once. */
@ApplicationScoped
public class WebhookEventStore {

    /** New events are worked off at once; the sweep leaves them alone until this has passed. */
    private static final Duration HEAD_START = Duration.ofSeconds(10);

    private static final String INSERT = """
            INSERT INTO webhook_event (stripe_event_id, type, payload, received_at, due_at, state)
            VALUES (:stripeEventId, :type, :payload, :receivedAt, :dueAt, 'RECEIVED')
            ON CONFLICT (stripe_event_id) DO NOTHING""";
    private static final String DUE =
            "SELECT stripeEventId FROM WebhookEventRow WHERE state = RECEIVED AND dueAt <= :now ORDER BY dueAt";
    private static final String PAGE =
            "FROM WebhookEventRow WHERE state = :state AND position < :before ORDER BY position DESC";
    private static final String COUNT = "SELECT count(*) FROM WebhookEventRow WHERE state = :state";

    private final SessionFactory sessions;

    public WebhookEventStore(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Whether the event is new; a repeat changes nothing. */
    Uni<Boolean> store(SignedEvent event, Instant now) {
        return sessions.withTransaction(session -> session.createNativeQuery(INSERT)
                .setParameter("stripeEventId", event.stripeEventId())
                .setParameter("type", event.type())
                .setParameter("payload", event.payload())
                .setParameter("receivedAt", now)
                .setParameter("dueAt", now.plus(HEAD_START))
                .executeUpdate()
                .map(inserted -> inserted == 1));
    }

    Uni<WebhookEventRow> find(String stripeEventId) {
        return sessions.withSession(session -> session.find(WebhookEventRow.class, stripeEventId))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("no webhook event " + stripeEventId));
    }

    /** The event, which nobody else works on until the transaction of the session ends. */
    Uni<WebhookEventRow> lock(Session session, String stripeEventId) {
        return session.find(WebhookEventRow.class, stripeEventId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("no webhook event " + stripeEventId));
    }

    /** Takes a parked event back among those to be worked off; false when there is no parked event of this id. */
    Uni<Boolean> revive(String stripeEventId, Instant now) {
        return sessions.withTransaction(
                session -> session.find(WebhookEventRow.class, stripeEventId, LockModeType.PESSIMISTIC_WRITE)
                        .map(event -> event != null && event.revive(now)));
    }

    /** The ids of at most so many events that wait to be worked off, the longest due first. */
    Uni<List<String>> due(Instant now, int limit) {
        return sessions.withSession(session -> session.createSelectionQuery(DUE, String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList());
    }

    /** At most so many events in the state, newest first, from before the given position. */
    Uni<List<WebhookEventRow>> page(WebhookState state, long before, int limit) {
        return sessions.withSession(session -> session.createSelectionQuery(PAGE, WebhookEventRow.class)
                .setParameter("state", state)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList());
    }

    Uni<Long> count(WebhookState state) {
        return sessions.withSession(session -> session.createSelectionQuery(COUNT, Long.class)
                .setParameter("state", state)
                .getSingleResult());
    }
}
