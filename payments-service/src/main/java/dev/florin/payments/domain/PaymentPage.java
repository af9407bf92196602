package dev.florin.payments.domain;

/**
 * The page at the processor's on which one order is paid.
 *
 * @param sessionId the processor's id of the attempt
 * @param url where the customer's browser goes
 */
public record PaymentPage(String sessionId, String url) {}
