package dev.florin.proof;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The way from a leaf to its tree's root.
 *
 * @param leafIndex from 0
 * @param leafCount the leaves of the whole tree
 * @param siblings from the leaf's own upwards
 */
public record MerklePath(long leafIndex, long leafCount, List<Hash> siblings) {

    public MerklePath {
        if (leafIndex < 0 || leafIndex >= leafCount) {
            throw new IllegalArgumentException("leaf " + leafIndex + " of " + leafCount);
        }
        siblings = List.copyOf(siblings);
    }

    /**
     * The root that this path gives a leaf; nothing when the path has not as many siblings as it must. Source: RFC 9162,
     * 2.1.3.2.
     */
    public Optional<Hash> rootOf(Hash leaf) {
        MessageDigest sha256 = Sha256.digest();
        Hash node = leaf;
        long at = leafIndex;
        long last = leafCount - 1;
        int used = 0;
        while (last > 0) {
            boolean hasSibling = at % 2 == 1 || at < last;
            if (hasSibling) {
                if (used == siblings.size()) {
                    return Optional.empty();
                }
                Hash sibling = siblings.get(used++);
                node = at % 2 == 1 ? parent(sha256, sibling, node) : parent(sha256, node, sibling);
            }
            at /= 2;
            last /= 2;
        }
        return used == siblings.size() ? Optional.of(node) : Optional.empty();
    }

    private static Hash parent(MessageDigest sha256, Hash left, Hash right) {
        sha256.update(Sha256.NODE);
        left.addTo(sha256);
        right.addTo(sha256);
        return Hash.finish(sha256);
    }
}
