package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests that wait for a lease, one line per account, first come first served. Safe for use by many threads. */
final class WaitingLines {

    private final Map<AccountId, Deque<Waiter>> lines = new LinkedHashMap<>();

    synchronized void join(Waiter waiter) {
        lines.computeIfAbsent(waiter.accountId(), id -> new ArrayDeque<>()).addLast(waiter);
    }

    synchronized boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Takes the lines of up to so many accounts, the longest waiting accounts first. */
    synchronized Map<AccountId, List<Waiter>> take(int accounts) {
        Map<AccountId, List<Waiter>> taken = new LinkedHashMap<>();
        lines.entrySet().stream()
                .limit(accounts)
                .forEach(line -> taken.put(line.getKey(), List.copyOf(line.getValue())));
        new ArrayList<>(taken.keySet()).forEach(lines::remove);
        return taken;
    }
}
