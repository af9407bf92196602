package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One movement in the journal; it follows from its cause, so that a rebuild gives the same. Written {@code tra_…}. */
public record TransferId(UUID value) {

    private static final String PREFIX = "tra";

    /** The random bits of a version 7 UUID's lower half; the two above them are its variant. */
    private static final long RANDOM_BITS = 0x3fffffffffffffffL;

    /**
     * The id of one of a cause's transfers: the cause's time and its randomness, mixed with the entry's number.
     *
     * @param entry the transfer's number among those of its cause, from 0
     */
    public static TransferId of(EventId cause, int entry) {
        long low = cause.value().getLeastSignificantBits() ^ (mixed(entry + 1L) & RANDOM_BITS);
        return new TransferId(new UUID(cause.value().getMostSignificantBits(), low));
    }

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    public static TransferId fromString(String text) {
        return new TransferId(TypeId.decode(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }

    /** Spreads a number over 64 bits, one to one. Source: SplitMix64's finalizer. */
    private static long mixed(long number) {
        long bits = number * 0x9e3779b97f4a7c15L;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
