package dev.florin.stripesandbox.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One change of what the sandbox remembers, as its file keeps it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.SessionChanged.class, name = "session"),
    @JsonSubTypes.Type(value = Fact.AnswerRecorded.class, name = "answer"),
    @JsonSubTypes.Type(value = Fact.EventTold.class, name = "event"),
    @JsonSubTypes.Type(value = Fact.EventDelivered.class, name = "delivered")
})
public sealed interface Fact {

    record SessionChanged(CheckoutSession session) implements Fact {}

    record AnswerRecorded(KeptAnswer answer) implements Fact {}

    record EventTold(WebhookEvent event) implements Fact {}

    /** The receiver took the event with a 2xx. */
    record EventDelivered(String eventId) implements Fact {}
}
