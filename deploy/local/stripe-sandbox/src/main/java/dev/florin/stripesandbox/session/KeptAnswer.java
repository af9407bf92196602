package dev.florin.stripesandbox.session;

/**
 * What a request with an idempotency key was answered.
 *
 * @param fingerprint of the request's parameters
 * @param sessionId of the session it created
 */
public record KeptAnswer(String idempotencyKey, String fingerprint, String sessionId) {}
