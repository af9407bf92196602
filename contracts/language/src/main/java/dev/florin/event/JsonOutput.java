package dev.florin.event;

import dev.florin.id.TypeId;
import dev.florin.money.Credits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * JSON in the making, byte by byte, for the events that travel by the hundred thousand a second. It knows no names and
 * no structure: who uses it writes them as ready-made pieces. What it cannot write plainly makes it {@link #isPlain}
 * no more; the general writer has to do it then.
 */
final class JsonOutput {

    /** More than any number has digits. */
    private static final int NUMBER_LENGTH = 20;

    private static final int FIRST_CAPACITY = 1024;

    private static final ThreadLocal<JsonOutput> OF_THREAD = ThreadLocal.withInitial(JsonOutput::new);

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private boolean plain = true;

    private JsonOutput() {}

    /** An empty one: the thread's own, so that it is good until the thread asks again. */
    static JsonOutput empty() {
        JsonOutput out = OF_THREAD.get();
        out.length = 0;
        out.plain = true;
        return out;
    }

    /** A ready-made piece, such as the end of a value and the name of the next. */
    static byte[] piece(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether everything so far could be written. */
    boolean isPlain() {
        return plain;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void add(byte[] piece) {
        reserve(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
    }

    /** The characters of an id behind its underscore. */
    void id(UUID uuid) {
        reserve(TypeId.SUFFIX_LENGTH);
        TypeId.writeSuffix(uuid, bytes, length);
        length += TypeId.SUFFIX_LENGTH;
    }

    void time(Instant time) {
        if (InstantText.isWritable(time)) {
            reserve(InstantText.MAX_LENGTH);
            length = InstantText.write(time, bytes, length);
        } else {
            plain = false;
        }
    }

    void amount(Credits credits) {
        number(credits.micros());
    }

    /** A number that is not negative. */
    void number(long number) {
        if (number < 0) {
            plain = false;
            return;
        }
        reserve(NUMBER_LENGTH);
        int end = length + digitsOf(number);
        long left = number;
        for (int i = end - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length = end;
    }

    /** Text between its quotes; plain are printable ASCII characters that need no escape. */
    void text(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                plain = false;
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    private static int digitsOf(long number) {
        int digits = 1;
        for (long left = number / 10; left > 0; left /= 10) {
            digits++;
        }
        return digits;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
