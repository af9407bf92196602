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
    private static final byte[] VALUES = new byte[256];

    /** The characters before this one hold the upper 63 bits; a bit of either half is in it, and the rest behind it. */
    private static final int MIDDLE = 13;

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
        writeDigits(high >>> 1, target, at, MIDDLE);
        target[at + MIDDLE] = ALPHABET[(int) ((high & 1) << 4 | low >>> 60)];
        writeDigits(low, target, at + MIDDLE + 1, SUFFIX_LENGTH - MIDDLE - 1);
    }

    /** Reads the 26 characters behind the underscore; throws {@link IllegalArgumentException} on any other. */
    public static UUID readSuffix(byte[] source, int at) {
        long first = readDigits(source, at, MIDDLE);
        long middle = readDigits(source, at + MIDDLE, 1);
        long last = readDigits(source, at + MIDDLE + 1, SUFFIX_LENGTH - MIDDLE - 1);
        if ((first | middle | last) < 0) {
            throw new IllegalArgumentException("no base 32 of a UUID");
        }
        return new UUID(first << 1 | middle >>> 4, middle << 60 | last);
    }

    private static void writeDigits(long bits, byte[] target, int at, int count) {
        long left = bits;
        for (int i = at + count - 1; i >= at; i--) {
            target[i] = ALPHABET[(int) (left & 31)];
            left >>>= 5;
        }
    }

    /** The value of up to 13 digits; below zero where one is none, or the value has more than 63 bits. */
    private static long readDigits(byte[] source, int at, int count) {
        long bits = 0;
        int wrong = 0;
        for (int i = at; i < at + count; i++) {
            byte value = VALUES[source[i] & 0xff];
            wrong |= value;
            bits = bits << 5 | value;
        }
        return wrong < 0 || (count == MIDDLE && VALUES[source[at] & 0xff] > 7) ? -1 : bits;
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
