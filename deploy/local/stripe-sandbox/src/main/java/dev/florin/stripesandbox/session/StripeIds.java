package dev.florin.stripesandbox.session;

import java.security.SecureRandom;

/** Fresh ids in Stripe's spelling. */
public final class StripeIds {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private StripeIds() {}

    public static String session() {
        return fresh("cs_test_", 58);
    }

    public static String paymentIntent() {
        return fresh("pi_", 24);
    }

    public static String event() {
        return fresh("evt_", 24);
    }

    public static String request() {
        return fresh("req_", 14);
    }

    private static String fresh(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(index -> id.append(ALPHABET.charAt(index)));
        return id.toString();
    }
}
