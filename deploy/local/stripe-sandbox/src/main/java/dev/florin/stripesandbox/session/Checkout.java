package dev.florin.stripesandbox.session;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What can happen to a session after it was opened; each happening is told to the merchant. */
public final class Checkout {

    private final Sessions sessions;
    private final Consumer<WebhookEvent> webhooks;
    private final Clock clock;

    public Checkout(Sessions sessions, Consumer<WebhookEvent> webhooks, Clock clock) {
        this.sessions = sessions;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** A card was charged. */
    public void pay(String sessionId) {
        String payment = StripeIds.paymentIntent();
        happen(sessionId, session -> session.paid(payment), "checkout.session.completed");
    }

    /** A slow way of paying was chosen: complete, but not yet paid. */
    public void promise(String sessionId) {
        String payment = StripeIds.paymentIntent();
        happen(sessionId, session -> session.awaitingFunds(payment), "checkout.session.completed");
    }

    public void fundsArrive(String sessionId) {
        happen(sessionId, CheckoutSession::fundsArrived, "checkout.session.async_payment_succeeded");
    }

    public void fundsFail(String sessionId) {
        happen(sessionId, CheckoutSession::fundsFailed, "checkout.session.async_payment_failed");
    }

    public void expire(String sessionId) {
        happen(sessionId, CheckoutSession::expired, "checkout.session.expired");
    }

    private void happen(String sessionId, UnaryOperator<CheckoutSession> transition, String type) {
        long now = clock.instant().getEpochSecond();
        webhooks.accept(sessions.change(
                sessionId, transition, changed -> StripeJson.event(StripeIds.event(), type, now, changed)));
    }
}
