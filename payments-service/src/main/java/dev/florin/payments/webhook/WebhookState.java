package dev.florin.payments.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has become of a webhook event. */
public enum WebhookState {
    /** Stored, to be worked off. */
    RECEIVED,
    /** Its order knows. */
    PROCESSED,
    /** Nothing that we act on. */
    IGNORED,
    /** A person must look: the reason says why. */
    PARKED;

    /** As in JSON and in queries: {@code parked}. */
    @JsonValue
    public String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
