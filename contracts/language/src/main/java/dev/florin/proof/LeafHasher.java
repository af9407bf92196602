package dev.florin.proof;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes transfers in their canonical encoding and hashes them, one after another in the same memory: without a memo it
 * allocates nothing. {@link #begin} starts a transfer with neither lot nor memo; everything else must be told for each.
 *
 * <p>The encoding, big endian, is version 1; {@code docs/proofs.md} tells it byte by byte. For use by one thread.
 */
public final class LeafHasher {

    private static final byte VERSION = 1;

    // Where the fields stand, behind the byte that marks a leaf.
    private static final int VERSION_AT = 1;
    private static final int PARTITION = 2;
    private static final int SEQUENCE = 6;
    private static final int PREVIOUS = 14;
    private static final int ACCOUNT = 22;
    private static final int CAUSE = 38;
    private static final int ENTRY = 54;
    private static final int KIND = 56;
    private static final int DEBIT = 58;
    private static final int CREDIT = 60;
    private static final int UNIT = 62;
    private static final int AMOUNT = 64;
    private static final int BALANCE_AFTER = 72;
    private static final int OCCURRED_AT = 80;
    private static final int LOT = 88;
    private static final int MEMO_LENGTH = 104;
    private static final int MEMO = 108;

    private final MessageDigest sha256 = Sha256.digest();
    private ByteBuffer bytes = ByteBuffer.allocate(MEMO);
    private int length = MEMO;

    public LeafHasher() {
        bytes.put(0, Sha256.LEAF).put(VERSION_AT, VERSION);
    }

    /**
     * @param previous the sequence of the account's transfer before this one, 0 for its first
     */
    @CanIgnoreReturnValue
    public LeafHasher begin(int partition, long sequence, long previous) {
        length = MEMO;
        bytes.putInt(PARTITION, partition).putLong(SEQUENCE, sequence).putLong(PREVIOUS, previous);
        bytes.putInt(MEMO_LENGTH, 0);
        return lot(0, 0);
    }

    /** The account by the two halves of its UUID. */
    @CanIgnoreReturnValue
    public LeafHasher account(long high, long low) {
        return id(ACCOUNT, high, low);
    }

    /**
     * The event by the two halves of its UUID.
     *
     * @param entry the transfer's index among those of the event
     */
    @CanIgnoreReturnValue
    public LeafHasher cause(long high, long low, int entry) {
        return id(CAUSE, high, low).code(ENTRY, entry);
    }

    /** What moved, by the public codes of kind, accounts and unit. */
    @CanIgnoreReturnValue
    public LeafHasher movement(int kind, int debit, int credit, int unit, long amount) {
        code(KIND, kind).code(DEBIT, debit).code(CREDIT, credit).code(UNIT, unit);
        bytes.putLong(AMOUNT, amount);
        return this;
    }

    @CanIgnoreReturnValue
    public LeafHasher balanceAfter(long micros) {
        bytes.putLong(BALANCE_AFTER, micros);
        return this;
    }

    @CanIgnoreReturnValue
    public LeafHasher occurredAt(long epochMicros) {
        bytes.putLong(OCCURRED_AT, epochMicros);
        return this;
    }

    /** The lot by the two halves of its UUID, both 0 for none. */
    @CanIgnoreReturnValue
    public LeafHasher lot(long high, long low) {
        return id(LOT, high, low);
    }

    /** What the transfer is known by; absent and empty are the same, and three absent texts are no memo. */
    @CanIgnoreReturnValue
    public LeafHasher memo(@Nullable String reference, @Nullable String reason, @Nullable String author) {
        byte[][] texts = {utf8(reference), utf8(reason), utf8(author)};
        int texted = texts[0].length + texts[1].length + texts[2].length;
        length = texted == 0 ? MEMO : MEMO + texts.length * Integer.BYTES + texted;
        if (length > bytes.capacity()) {
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), length));
        }
        bytes.putInt(MEMO_LENGTH, length - MEMO);
        if (texted > 0) {
            ByteBuffer memo = bytes.duplicate().position(MEMO);
            for (byte[] text : texts) {
                memo.putInt(text.length).put(text);
            }
        }
        return this;
    }

    /** Puts the leaf's hash into an array of hashes, at the place of that index. */
    public void hashInto(byte[] hashes, int index) {
        try {
            sha256.update(bytes.array(), 0, length);
            int written = sha256.digest(hashes, index * Hash.LENGTH, Hash.LENGTH);
            assert written == Hash.LENGTH;
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash at index " + index, e);
        }
    }

    /** The leaf's hash as a value of its own. */
    public Hash hash() {
        sha256.update(bytes.array(), 0, length);
        return Hash.finish(sha256);
    }

    /** What is hashed behind the byte that marks a leaf. */
    byte[] encoding() {
        return Arrays.copyOfRange(bytes.array(), VERSION_AT, length);
    }

    private LeafHasher id(int at, long high, long low) {
        bytes.putLong(at, high).putLong(at + Long.BYTES, low);
        return this;
    }

    @CanIgnoreReturnValue
    private LeafHasher code(int at, int code) {
        if (code != (short) code) {
            throw new IllegalArgumentException(code + " does not fit into two bytes");
        }
        bytes.putShort(at, (short) code);
        return this;
    }

    private static byte[] utf8(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
