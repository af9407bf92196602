package dev.florin.ledger.decision;

import dev.florin.id.EventId;

/**
 * A decision was taken down; the books follow in a moment.
 *
 * @param eventId by which the event is told
 */
public record Decided(EventId eventId) {}
