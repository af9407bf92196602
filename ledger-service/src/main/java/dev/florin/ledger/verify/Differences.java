package dev.florin.ledger.verify;

import java.util.ArrayList;
import java.util.List;

/** What was found. One change can have a million consequences: all are counted, the first are kept. For many threads. */
public final class Differences {

    /** How many are kept. */
    public static final int KEPT = 100;

    private final List<Difference> kept = new ArrayList<>();
    private long count;

    void add(String table, String key, String what) {
        add(new Difference(table, key, what));
    }

    synchronized void add(Difference difference) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(difference);
        }
    }

    /** The first ones, in the order in which they were found. */
    public synchronized List<Difference> kept() {
        return List.copyOf(kept);
    }

    public synchronized long count() {
        return count;
    }
}
