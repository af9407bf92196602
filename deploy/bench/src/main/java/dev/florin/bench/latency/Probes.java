package dev.florin.bench.latency;

import dev.florin.bench.folding.LedgerDatabase;
import dev.florin.id.AccountId;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Looks at the balances of a few accounts, again and again, and notes when each sample's charge can be seen in them. An
 * account's balance only falls here, so it tells how many of its events are in the books.
 */
final class Probes {

    private final List<AccountId> accounts;
    private final Map<AccountId, Deque<Sample>> waiting = new ConcurrentHashMap<>();
    private final List<Sample> seen = new ArrayList<>();

    Probes(List<AccountId> accounts) {
        this.accounts = accounts;
        accounts.forEach(account -> waiting.put(account, new ConcurrentLinkedDeque<>()));
    }

    /** Before the sample's event is appended. */
    void expect(Sample sample) {
        waitingOf(sample.account()).add(sample);
    }

    /** One look at the accounts whose samples are under way; its time is when its answer is there. */
    void look(LedgerDatabase books) {
        List<AccountId> underWay = accounts.stream()
                .filter(account -> !waitingOf(account).isEmpty())
                .toList();
        if (underWay.isEmpty()) {
            return;
        }
        Map<AccountId, Long> balances = books.balancesMicros(underWay);
        long now = System.currentTimeMillis();
        balances.forEach((account, balance) -> note(account, balance, now));
    }

    boolean isDone() {
        return waiting.values().stream().allMatch(Deque::isEmpty);
    }

    /** Once all are seen. */
    List<Sample> seen() {
        return List.copyOf(seen);
    }

    private void note(AccountId account, long balance, long now) {
        Deque<Sample> samples = waitingOf(account);
        for (Sample next = samples.peek(); next != null && next.isIn(balance); next = samples.peek()) {
            next.storedAt(now);
            seen.add(next);
            samples.remove();
        }
    }

    private Deque<Sample> waitingOf(AccountId account) {
        return waiting.computeIfAbsent(account, unused -> new ConcurrentLinkedDeque<>());
    }
}
