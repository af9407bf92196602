package dev.florin.bench.folding;

import dev.florin.bench.load.Traffic;

/**
 * What is folded in turn with something else.
 *
 * @param setUp what is done before each turn, while nothing is folded
 */
public record Side(Traffic traffic, Runnable setUp) {

    /** In the books as they are. */
    public static Side of(Traffic traffic) {
        return new Side(traffic, () -> {});
    }
}
