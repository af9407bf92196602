package dev.florin.proof;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree of hashes over a block's transfers, in the shape of RFC 6962: a node is SHA-256(1, left, right), a node without
 * a right sibling stands one level up as it is, and the root of nothing is SHA-256 of nothing.
 *
 * <p>{@link #clear} begins another in the same memory, so that a long row of trees makes no garbage. For use by one thread.
 */
public final class MerkleTree {

    private final MessageDigest sha256 = Sha256.digest();
    private byte[] leaves = new byte[64 * Hash.LENGTH];
    private byte[] nodes = new byte[0];
    private int size;

    /** Adds the leaf that the hasher holds. */
    public void add(LeafHasher leaf) {
        leaf.hashInto(withRoomForOneMore(), size);
        size++;
    }

    public void add(Hash leaf) {
        leaf.copyInto(withRoomForOneMore(), size);
        size++;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public Hash root() {
        if (size == 0) {
            return Hash.finish(sha256);
        }
        takeLeaves();
        for (int width = size; width > 1; width = (width + 1) / 2) {
            foldLevel(width);
        }
        return Hash.at(nodes, 0);
    }

    /** The siblings on the way from a leaf to the root: with them anybody who has the leaf can compute the root. */
    public MerklePath path(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("leaf " + index + " of " + size);
        }
        takeLeaves();
        List<Hash> siblings = new ArrayList<>();
        int at = index;
        for (int width = size; width > 1; width = (width + 1) / 2) {
            int sibling = at ^ 1;
            if (sibling < width) {
                siblings.add(Hash.at(nodes, sibling));
            }
            foldLevel(width);
            at /= 2;
        }
        return new MerklePath(index, size, siblings);
    }

    private void takeLeaves() {
        if (nodes.length < leaves.length) {
            nodes = new byte[leaves.length];
        }
        System.arraycopy(leaves, 0, nodes, 0, size * Hash.LENGTH);
    }

    /** Puts the parents of the first nodes in their place. */
    private void foldLevel(int width) {
        for (int left = 0; left + 1 < width; left += 2) {
            parentOf(left);
        }
        if (width % 2 == 1) {
            System.arraycopy(nodes, (width - 1) * Hash.LENGTH, nodes, width / 2 * Hash.LENGTH, Hash.LENGTH);
        }
    }

    private void parentOf(int left) {
        try {
            sha256.update(Sha256.NODE);
            sha256.update(nodes, left * Hash.LENGTH, 2 * Hash.LENGTH);
            int written = sha256.digest(nodes, left / 2 * Hash.LENGTH, Hash.LENGTH);
            assert written == Hash.LENGTH;
        } catch (DigestException e) {
            throw new IllegalStateException("a parent needs no more room than its children", e);
        }
    }

    private byte[] withRoomForOneMore() {
        if ((size + 1) * Hash.LENGTH > leaves.length) {
            leaves = Arrays.copyOf(leaves, Math.multiplyExact(leaves.length, 2));
        }
        return leaves;
    }
}
