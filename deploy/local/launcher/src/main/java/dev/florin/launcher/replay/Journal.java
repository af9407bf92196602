package dev.florin.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.opening.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The account's side of the journal, read over the gateway page by page as any customer can. */
final class Journal {

    private static final int PAGE = 500;

    private final Http customer;
    private final TreeMap<Long, Movement> movements = new TreeMap<>();
    private final Set<String> references = new HashSet<>();

    Journal(Http customer) {
        this.customer = customer;
    }

    /** A balance, and the number of the last transfer that it reflects. */
    record Balance(long micros, long sequence) {}

    Balance balance() {
        JsonNode balance = customer.get("/v1/account/balance");
        return new Balance(
                balance.path("balanceMicros").asLong(),
                balance.at("/position/sequence").asLong());
    }

    Collection<Movement> upTo(Balance balance) {
        return movements.headMap(balance.sequence(), true).values();
    }

    /**
     * Reads on until these stand in the journal, or the patience ends; returns how many do not. A gateway or ledger that
     * is just starting again is waited for.
     */
    int await(Set<String> expected, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!(isRefreshed(end) && references.containsAll(expected)) && System.nanoTime() - end < 0) {
            pause();
        }
        return (int) expected.stream()
                .filter(reference -> !references.contains(reference))
                .count();
    }

    /** Reads what is newer than what is known; all of it or, when it fails, nothing, so that no gap stays. */
    void refresh() {
        long known = movements.isEmpty() ? 0 : movements.lastKey();
        List<Movement> read = new ArrayList<>();
        String cursor = "";
        boolean more = true;
        while (more) {
            JsonNode page = customer.get("/v1/account/transfers?limit=" + PAGE + cursor);
            page.path("items").forEach(item -> read.add(Movement.of(item)));
            more = page.hasNonNull("next") && read.getLast().sequence() > known;
            cursor = "&before=" + page.path("next").asText();
        }
        read.forEach(this::keep);
    }

    private boolean isRefreshed(long end) {
        try {
            refresh();
            return true;
        } catch (LaunchFailure e) {
            if (System.nanoTime() - end >= 0) {
                throw e;
            }
            return false;
        }
    }

    private void keep(Movement movement) {
        movements.put(movement.sequence(), movement);
        references.add(movement.reference());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted.", e);
        }
    }
}
