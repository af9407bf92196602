package dev.florin.id;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The written form of an id: prefix, underscore, and the UUID as 26 characters of Crockford's base 32, which sort like
 * the UUIDs. Source: the TypeID specification 0.3.
 */
public final class TypeId {

    /** Characters behind the underscore. */
    public static final int SUFFIX_LENGTH = 26;

    private static final byte[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            VALUES[ALPHABET[i]] = (byte) i;
        }
    }

    private TypeId() {}

    /** Writes the 26 characters behind the underscore. */
    public static void writeSuffix(UUID uuid, byte[] target, int at) {
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int i = at + SUFFIX_LENGTH - 1; i >= at; i--) {
            target[i] = ALPHABET[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
    }

    /** Reads the 26 characters behind the underscore; throws {@link IllegalArgumentException} on any other. */
    public static UUID readSuffix(byte[] source, int at) {
        long high = 0;
        long low = 0;
        for (int i = at; i < at + SUFFIX_LENGTH; i++) {
            int value = source[i] >= 0 ? VALUES[source[i]] : -1;
            if (value < 0 || (i == at && value > 7)) {
                throw new IllegalArgumentException("no base 32 of a UUID");
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | value;
        }
        return new UUID(high, low);
    }

    static String encode(String prefix, UUID uuid) {
        int start = prefix.length() + 1;
        byte[] text = new byte[start + SUFFIX_LENGTH];
        for (int i = 0; i < prefix.length(); i++) {
            text[i] = (byte) prefix.charAt(i);
        }
        text[start - 1] = '_';
        writeSuffix(uuid, text, start);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Throws {@link IllegalArgumentException} that names what was expected. */
    static UUID decode(String prefix, String text) {
        int start = prefix.length() + 1;
        if (text.length() != start + SUFFIX_LENGTH || !text.startsWith(prefix) || text.charAt(start - 1) != '_') {
            throw unreadable(prefix, text);
        }
        try {
            return readSuffix(text.getBytes(StandardCharsets.US_ASCII), start);
        } catch (IllegalArgumentException e) {
            throw unreadable(prefix, text);
        }
    }

    private static IllegalArgumentException unreadable(String prefix, String text) {
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return new IllegalArgumentException(
                "'" + shown + "' is not an id of the form " + prefix + "_ and 26 characters");
    }
}
