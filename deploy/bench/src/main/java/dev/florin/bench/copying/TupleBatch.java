package dev.florin.bench.copying;

/**
 * Rows as COPY's binary format writes them, header and trailer included.
 *
 * @param rows how many
 */
record TupleBatch(byte[] bytes, int rows) {}
