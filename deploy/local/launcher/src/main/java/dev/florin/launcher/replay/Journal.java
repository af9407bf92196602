package dev.florin.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.opening.Http;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
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

    /** Reads on until these stand in the journal, or the patience ends; returns how many do not. */
    int await(Set<String> expected, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        refresh();
        while (!references.containsAll(expected) && System.nanoTime() < end) {
            pause();
            refresh();
        }
        return (int) expected.stream()
                .filter(reference -> !references.contains(reference))
                .count();
    }

    /** Reads what is newer than what is known. */
    void refresh() {
        long known = movements.isEmpty() ? 0 : movements.lastKey();
        String cursor = "";
        boolean more = true;
        while (more) {
            JsonNode page = customer.get("/v1/account/transfers?limit=" + PAGE + cursor);
            long oldest = keep(page.path("items"));
            more = page.hasNonNull("next") && oldest > known;
            cursor = "&before=" + page.path("next").asText();
        }
    }

    private long keep(JsonNode items) {
        long oldest = Long.MAX_VALUE;
        for (JsonNode item : items) {
            Movement movement = Movement.of(item);
            movements.put(movement.sequence(), movement);
            references.add(movement.reference());
            oldest = Math.min(oldest, movement.sequence());
        }
        return oldest;
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
