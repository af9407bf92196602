package dev.florin.stripesandbox.session;

/**
 * Something that happened to a session, as the merchant is told.
 *
 * @param created Unix seconds
 * @param payload the JSON that is signed and sent, the same at each delivery
 */
public record WebhookEvent(String id, String type, long created, String payload) {}
