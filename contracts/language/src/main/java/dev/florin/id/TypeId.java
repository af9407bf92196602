package dev.florin.id;

import java.util.Arrays;
import java.util.UUID;

/**
 * The written form of an id: prefix, underscore, and the UUID as 26 characters of Crockford's base 32, which sort like
 * the UUIDs. Source: the TypeID specification 0.3.
 */
final class TypeId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SUFFIX_LENGTH = 26;
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private TypeId() {}

    static String encode(String prefix, UUID uuid) {
        char[] suffix = new char[SUFFIX_LENGTH];
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int i = SUFFIX_LENGTH - 1; i >= 0; i--) {
            suffix[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + "_" + new String(suffix);
    }

    /** Throws {@link IllegalArgumentException} that names what was expected. */
    static UUID decode(String prefix, String text) {
        int start = prefix.length() + 1;
        if (text.length() != start + SUFFIX_LENGTH || !text.startsWith(prefix) || text.charAt(start - 1) != '_') {
            throw unreadable(prefix, text);
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c < 128 ? VALUES[c] : -1;
            if (value < 0 || (i == start && value > 7)) {
                throw unreadable(prefix, text);
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | value;
        }
        return new UUID(high, low);
    }

    private static IllegalArgumentException unreadable(String prefix, String text) {
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return new IllegalArgumentException(
                "'" + shown + "' is not an id of the form " + prefix + "_ and 26 characters");
    }
}
