package dev.florin.event;

import dev.florin.id.TypeId;
import dev.florin.money.Credits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Florin's own services write it, read byte by byte: without spaces, every field in its place. All methods throw
 * {@link IllegalArgumentException} or {@link java.time.DateTimeException} at anything else; that may still be good JSON,
 * and the general reader tells.
 */
final class JsonInput {

    /** Longer numbers may not fit into a long. */
    private static final int MAX_DIGITS = 18;

    /** A power of two. */
    private static final int FAMILIAR_TEXTS = 1024;

    /**
     * Names of models, meters and the like come with every event: each is made once, and found again until another takes
     * its place. Threads may overwrite each other's, which costs a copy and no more.
     */
    private static final @Nullable Familiar[] FAMILIAR = new Familiar[FAMILIAR_TEXTS];

    private record Familiar(byte[] bytes, String text) {}

    private final byte[] bytes;
    private int at;

    JsonInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Passes over a piece that must stand here. */
    void expect(byte[] piece) {
        if (!skip(piece)) {
            throw Unexpected.HERE;
        }
    }

    /** Passes over a piece if it stands here. */
    boolean skip(byte[] piece) {
        int end = at + piece.length;
        boolean found = end <= bytes.length && Arrays.equals(bytes, at, end, piece, 0, piece.length);
        if (found) {
            at = end;
        }
        return found;
    }

    void expectEnd() {
        if (at != bytes.length) {
            throw Unexpected.HERE;
        }
    }

    /** The characters of an id behind its underscore. */
    UUID id() {
        if (bytes.length - at < TypeId.SUFFIX_LENGTH) {
            throw Unexpected.HERE;
        }
        UUID uuid = TypeId.readSuffix(bytes, at);
        at += TypeId.SUFFIX_LENGTH;
        return uuid;
    }

    Credits amount() {
        return new Credits(number());
    }

    /** A number that is not negative. */
    long number() {
        int start = at;
        long number = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + (bytes[at++] - '0');
        }
        int digits = at - start;
        if (digits == 0 || digits > MAX_DIGITS || (digits > 1 && bytes[start] == '0')) {
            throw Unexpected.HERE;
        }
        return number;
    }

    /** Text up to the quote that ends it. */
    String text() {
        int start = at;
        toQuote();
        Familiar familiar = FAMILIAR[placeOf(start, at)];
        if (familiar != null && Arrays.equals(familiar.bytes(), 0, familiar.bytes().length, bytes, start, at)) {
            return familiar.text();
        }
        byte[] copy = Arrays.copyOfRange(bytes, start, at);
        String text = new String(copy, StandardCharsets.ISO_8859_1);
        FAMILIAR[placeOf(start, at)] = new Familiar(copy, text);
        return text;
    }

    /** By length and four of the characters: enough to tell most names apart. */
    private int placeOf(int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length;
        hash = 31 * hash + bytes[from];
        hash = 31 * hash + bytes[from + length / 2];
        hash = 31 * hash + bytes[from + 3 * length / 4];
        hash = 31 * hash + bytes[to - 1];
        return (hash ^ hash >>> 10) & (FAMILIAR_TEXTS - 1);
    }

    /** A time up to the quote that ends it. */
    Instant time() {
        int start = at;
        toQuote();
        return InstantText.read(bytes, start, at);
    }

    /** Bytes are signed: a character outside of ASCII is below zero, and so below a space. */
    private void toQuote() {
        while (at < bytes.length && bytes[at] != '"') {
            if (bytes[at] < ' ' || bytes[at] == '\\') {
                throw Unexpected.HERE;
            }
            at++;
        }
        if (at == bytes.length) {
            throw Unexpected.HERE;
        }
    }

    /** Not a mistake but a turn of the way, so it carries neither message nor stack. */
    private static final class Unexpected extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;
        private static final Unexpected HERE = new Unexpected();

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
