package dev.florin.stripesandbox.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.http.Request;
import dev.florin.stripesandbox.session.Checkout;
import dev.florin.stripesandbox.session.IllegalTransitionException;
import dev.florin.stripesandbox.session.Sessions;
import dev.florin.stripesandbox.session.WebhookEvent;
import java.util.List;
import java.util.function.Consumer;

/** {@code /sandbox/…}: what real Stripe does now and then by itself, at will. Not part of Stripe's API. */
public final class WebhookLevers {

    private final Sessions sessions;
    private final Checkout checkout;
    private final Webhooks webhooks;

    public WebhookLevers(Sessions sessions, Checkout checkout, Webhooks webhooks) {
        this.sessions = sessions;
        this.checkout = checkout;
        this.webhooks = webhooks;
    }

    /** All events by id and type, oldest first. */
    public Answer events(Request request) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        sessions.events()
                .forEach(event -> events.addObject().put("id", event.id()).put("type", event.type()));
        return Answer.json(200, events.toString());
    }

    /** Delivers an event once more, now; answers the receiver's status. */
    public Answer deliverAgain(Request request) {
        return sessions.event(request.path("id"))
                .map(event -> Answer.json(200, "{\"receiverStatus\":" + webhooks.sendAgain(event) + "}"))
                .orElseGet(() -> refused(404, "no such event"));
    }

    public Answer hold(Request request) {
        webhooks.hold();
        return Answer.json(200, "{\"holding\":true}");
    }

    /** Delivers what was held, one after the other; with {@code ?order=reversed} the newest first. */
    public Answer release(Request request) {
        List<WebhookEvent> held = webhooks.release();
        List<WebhookEvent> inOrder = request.query().equals("order=reversed") ? held.reversed() : held;
        inOrder.forEach(webhooks::deliverInTurn);
        return Answer.json(200, "{\"released\":" + inOrder.size() + "}");
    }

    public Answer promise(Request request) {
        return happen(request, checkout::promise);
    }

    public Answer fundsArrive(Request request) {
        return happen(request, checkout::fundsArrive);
    }

    public Answer fundsFail(Request request) {
        return happen(request, checkout::fundsFail);
    }

    private static Answer happen(Request request, Consumer<String> happening) {
        try {
            happening.accept(request.path("id"));
            return Answer.json(200, "{}");
        } catch (IllegalTransitionException e) {
            return refused(409, String.valueOf(e.getMessage()));
        }
    }

    private static Answer refused(int status, String message) {
        return Answer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }
}
