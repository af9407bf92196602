package dev.florin.ledger.domain;

/** What the posting rules make of an event. */
sealed interface Ruling permits Effect, Refusal {}
