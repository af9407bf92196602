package dev.florin.ledger.verify;

/**
 * Something that does not fit.
 *
 * @param table where it stands: a table, or a topic
 * @param key which row or record
 * @param what what stands there, and what should
 */
public record Difference(String table, String key, String what) {

    @Override
    public String toString() {
        return table + " " + key + ": " + what;
    }
}
