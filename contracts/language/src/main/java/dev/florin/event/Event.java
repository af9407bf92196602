package dev.florin.event;

import dev.florin.id.EventId;
import java.time.Instant;

/** Something that happened, told once and never changed. Each stream's events are one sealed type. */
public interface Event {

    /** Consumers drop an event whose id they have seen. */
    EventId eventId();

    /** When it happened, by the clock of the service that tells it. */
    Instant occurredAt();

    /**
     * The Kafka key: the billing account, the model for catalogue events, the partition's number for blocks, the epoch
     * where a replica's life ends.
     */
    String partitionKey();
}
