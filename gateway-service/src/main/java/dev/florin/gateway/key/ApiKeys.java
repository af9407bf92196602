package dev.florin.gateway.key;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** How an API key is written: {@code fl_} and 40 random letters and digits (238 bits). Shown once, then only hashed. */
public final class ApiKeys {

    private static final String PREFIX = "fl_";
    private static final int RANDOM_LENGTH = 40;
    private static final int MAX_LENGTH = 200;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ApiKeys() {}

    public static String generate(RandomGenerator random) {
        return random.ints(RANDOM_LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining("", PREFIX, ""));
    }

    /** Whether it is worth being looked up. */
    static boolean looksLikeKey(String text) {
        return text.startsWith(PREFIX) && text.length() <= MAX_LENGTH;
    }
}
