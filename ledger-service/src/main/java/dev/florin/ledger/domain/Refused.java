package dev.florin.ledger.domain;

import dev.florin.event.Event;

/** An event that cannot be posted; it changed nothing. */
public record Refused(Event event, String reason) {}
