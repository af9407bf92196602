package dev.florin.payments.webhook;

import dev.florin.payments.checkout.OrderStore;
import dev.florin.payments.domain.Order;
import dev.florin.payments.domain.Verdict;
import dev.florin.payments.domain.Verdict.Advanced;
import dev.florin.payments.domain.Verdict.Contradicted;
import dev.florin.payments.domain.Verdict.Unchanged;
import dev.florin.payments.webhook.Reading.Irrelevant;
import dev.florin.payments.webhook.Reading.News;
import dev.florin.payments.webhook.Reading.Unreadable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;

/**
 * Works one stored event off. What the order becomes, what is told of it and that the event is done commit together; an
 * event that is done is left alone, so working it off twice is harmless.
 */
@ApplicationScoped
public class WebhookProcessor {

    private final SessionFactory sessions;
    private final WebhookEventStore events;
    private final EventReader reader;
    private final OrderStore orders;
    private final SettlementOutbox outbox;
    private final Clock clock;

    public WebhookProcessor(
            SessionFactory sessions,
            WebhookEventStore events,
            EventReader reader,
            OrderStore orders,
            SettlementOutbox outbox,
            Clock clock) {
        this.sessions = sessions;
        this.events = events;
        this.reader = reader;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of the event; {@code RECEIVED} when it must be tried again. */
    Uni<WebhookState> process(String stripeEventId) {
        return events.find(stripeEventId)
                .chain(event -> reader.read(event.type, event.payload))
                .chain(reading -> sessions.withTransaction(session -> conclude(session, stripeEventId, reading)))
                .invoke(outbox::wake)
                .onFailure()
                .recoverWithUni(failure -> postpone(stripeEventId, failure));
    }

    private Uni<WebhookState> conclude(Session session, String stripeEventId, Reading reading) {
        return events.lock(session, stripeEventId)
                .call(event -> event.state == WebhookState.RECEIVED
                        ? apply(session, event, reading)
                        : Uni.createFrom().voidItem())
                .map(event -> event.state);
    }

    private Uni<Void> apply(Session session, WebhookEventRow event, Reading reading) {
        return switch (reading) {
            case Irrelevant(String reason) -> Uni.createFrom().voidItem().invoke(() -> event.ignored(reason));
            case Unreadable(String reason) -> Uni.createFrom().voidItem().invoke(() -> event.parked(reason));
            case News news ->
                orders.lockOrder(session, news.orderId()).chain(order -> hear(session, event, order, news));
        };
    }

    private Uni<Void> hear(Session session, WebhookEventRow event, Optional<Order> order, News news) {
        Verdict verdict = order.map(known -> known.hear(news.news(), now()))
                .orElseGet(() -> new Contradicted("there is no order " + news.orderId()));
        return switch (verdict) {
            case Unchanged _ -> Uni.createFrom().voidItem().invoke(event::processed);
            case Contradicted(String reason) -> Uni.createFrom().voidItem().invoke(() -> event.parked(reason));
            case Advanced(Order next) ->
                orders.update(session, next)
                        .chain(() -> outbox.append(session, next))
                        .invoke(event::processed);
        };
    }

    private Uni<WebhookState> postpone(String stripeEventId, Throwable failure) {
        return sessions.withTransaction(session -> events.lock(session, stripeEventId)
                .invoke(event -> event.postponed(String.valueOf(failure.getMessage()), now()))
                .map(event -> event.state));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
