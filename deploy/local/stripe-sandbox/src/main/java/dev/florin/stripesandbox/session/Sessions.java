package dev.florin.stripesandbox.session;

import dev.florin.stripesandbox.session.Fact.AnswerRecorded;
import dev.florin.stripesandbox.session.Fact.EventDelivered;
import dev.florin.stripesandbox.session.Fact.EventTold;
import dev.florin.stripesandbox.session.Fact.SessionChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The sandbox's memory: each change is in the file before it can be seen. Safe for use by many threads. */
public final class Sessions {

    private final FactFile file;
    private final Map<String, CheckoutSession> sessions = new LinkedHashMap<>();
    private final Map<String, KeptAnswer> answers = new LinkedHashMap<>();
    private final Map<String, WebhookEvent> events = new LinkedHashMap<>();
    private final Set<String> undelivered = new HashSet<>();

    public Sessions(FactFile file) {
        this.file = file;
        file.read().forEach(this::apply);
    }

    public synchronized Optional<CheckoutSession> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    public synchronized Optional<CheckoutSession> sessionOfPayment(String paymentIntentId) {
        return sessions.values().stream()
                .filter(session -> Objects.equals(paymentIntentId, session.paymentIntentId()))
                .findFirst();
    }

    public synchronized Optional<WebhookEvent> event(String id) {
        return Optional.ofNullable(events.get(id));
    }

    public synchronized Collection<WebhookEvent> events() {
        return List.copyOf(events.values());
    }

    public synchronized List<WebhookEvent> undeliveredEvents() {
        return events.values().stream()
                .filter(event -> undelivered.contains(event.id()))
                .toList();
    }

    /**
     * Keeps a new session under its idempotency key. When the key is known the session is not kept, and the first
     * one's answer is returned: the caller compares fingerprints.
     */
    public synchronized KeptAnswer open(CheckoutSession session, KeptAnswer answer) {
        KeptAnswer earlier = answers.get(answer.idempotencyKey());
        if (earlier != null) {
            return earlier;
        }
        record(List.of(new SessionChanged(session), new AnswerRecorded(answer)));
        return answer;
    }

    public synchronized void open(CheckoutSession session) {
        record(List.of(new SessionChanged(session)));
    }

    /** Changes a session and tells of it, both or neither; throws {@link IllegalTransitionException}. */
    public synchronized WebhookEvent change(
            String id, UnaryOperator<CheckoutSession> transition, Function<CheckoutSession, WebhookEvent> telling) {
        CheckoutSession session = sessions.get(id);
        if (session == null) {
            throw new IllegalTransitionException("No such checkout.session: " + id);
        }
        CheckoutSession changed = transition.apply(session);
        WebhookEvent event = telling.apply(changed);
        record(List.of(new SessionChanged(changed), new EventTold(event)));
        return event;
    }

    public synchronized void delivered(String eventId) {
        if (undelivered.contains(eventId)) {
            record(List.of(new EventDelivered(eventId)));
        }
    }

    private void record(List<Fact> facts) {
        file.append(new ArrayList<>(facts));
        facts.forEach(this::apply);
    }

    private void apply(Fact fact) {
        switch (fact) {
            case SessionChanged(CheckoutSession session) -> sessions.put(session.id(), session);
            case AnswerRecorded(KeptAnswer answer) -> answers.put(answer.idempotencyKey(), answer);
            case EventTold(WebhookEvent event) -> {
                events.put(event.id(), event);
                undelivered.add(event.id());
            }
            case EventDelivered(String eventId) -> undelivered.remove(eventId);
        }
    }
}
