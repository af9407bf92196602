package dev.florin.payments.webhook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.stripe.model.Event;
import com.stripe.model.EventDataObjectDeserializer;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import dev.florin.payments.stripe.StripeCheckout;
import dev.florin.payments.webhook.Reading.Irrelevant;
import dev.florin.payments.webhook.Reading.Unreadable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Understands a stored event; asks Stripe again where the event was written in another release of its API. */
@ApplicationScoped
public class EventReader {

    private final StripeCheckout stripe;

    public EventReader(StripeCheckout stripe) {
        this.stripe = stripe;
    }

    /** Fails when Stripe had to be asked and did not answer: then trying again helps. */
    Uni<Reading> read(String type, byte[] payload) {
        if (!SessionReading.TYPES.contains(type)) {
            return Uni.createFrom().item(new Irrelevant("events of type " + type + " are not acted on"));
        }
        try {
            return readSession(type, event(payload).getDataObjectDeserializer());
        } catch (JsonParseException | IllegalArgumentException e) {
            return Uni.createFrom().item(new Unreadable("the event cannot be parsed: " + e.getMessage()));
        }
    }

    private Uni<Reading> readSession(String type, EventDataObjectDeserializer data) {
        Optional<Session> told =
                data.getObject().filter(Session.class::isInstance).map(Session.class::cast);
        return told.map(session -> Uni.createFrom().item(session))
                .orElseGet(() -> stripe.fetch(sessionIdOf(data)))
                .map(session -> SessionReading.of(type, session));
    }

    private static String sessionIdOf(EventDataObjectDeserializer data) {
        JsonElement id =
                ApiResource.GSON.fromJson(data.getRawJson(), JsonObject.class).get("id");
        if (id == null || !id.isJsonPrimitive()) {
            throw new IllegalArgumentException("data.object.id is missing");
        }
        return id.getAsString();
    }

    private static Event event(byte[] payload) {
        Event event = ApiResource.GSON.fromJson(new String(payload, StandardCharsets.UTF_8), Event.class);
        if (event.getData() == null || event.getData().getObject() == null) {
            throw new IllegalArgumentException("data.object is missing");
        }
        return event;
    }
}
