package dev.florin.payments.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of Stripe's as its table keeps it: the bytes that were signed, and how far we are with it. */
@Entity
@Table(name = "webhook_event")
class WebhookEventRow {

    private static final int MAX_ATTEMPTS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    @Id
    @Column(name = "stripe_event_id")
    String stripeEventId;

    @Column(name = "position", insertable = false, updatable = false)
    long position;

    @Column(name = "type")
    String type;

    @Column(name = "payload")
    byte[] payload;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    WebhookState state;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "reason")
    @Nullable
    String reason;

    /** Takes a parked event back, to be worked off from the start; false when it is not parked. */
    boolean revive(Instant now) {
        if (state != WebhookState.PARKED) {
            return false;
        }
        state = WebhookState.RECEIVED;
        attempts = 0;
        dueAt = now;
        return true;
    }

    void processed() {
        state = WebhookState.PROCESSED;
        reason = null;
    }

    void ignored(String why) {
        state = WebhookState.IGNORED;
        reason = why;
    }

    void parked(String why) {
        state = WebhookState.PARKED;
        reason = why;
    }

    /** An attempt failed through no fault of the event: wait, each time longer, and at some point give up. */
    void postponed(String why, Instant now) {
        attempts++;
        reason = why;
        if (attempts >= MAX_ATTEMPTS) {
            parked("given up after " + attempts + " attempts: " + why);
        } else {
            Duration wait = Duration.ofSeconds(1L << attempts);
            dueAt = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }
}
