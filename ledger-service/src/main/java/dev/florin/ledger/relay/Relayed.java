package dev.florin.ledger.relay;

import dev.florin.event.Event;

/**
 * A committed row as an event.
 *
 * @param number the row's place in its stream of the partition
 */
public record Relayed(long number, Event event) {}
