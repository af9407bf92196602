package dev.florin.bench.folding;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.load.Traffic;
import dev.florin.id.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the books are right when a run is over.
 *
 * @param transfersBefore the journal's length when the run began
 */
record BooksCheck(LedgerDatabase books, long transfersBefore) {

    static BooksCheck begin(LedgerDatabase books) {
        return new BooksCheck(books, books.transfers());
    }

    /**
     * One transfer for each event, every balance what was granted less what was charged, nothing parked; else throws
     * {@link BenchFailure} that says what is wrong.
     */
    void end(Traffic traffic, long events) {
        List<String> wrong = new ArrayList<>();
        long transfers = books.transfers() - transfersBefore;
        if (transfers != events) {
            wrong.add(transfers + " transfers for " + events + " events");
        }
        long deadLetters = books.deadLetters();
        if (deadLetters > 0) {
            wrong.add(deadLetters + " dead letters");
        }
        long different = differentBalances(traffic);
        if (different > 0) {
            wrong.add(different + " wrong balances");
        }
        if (!wrong.isEmpty()) {
            throw new BenchFailure("The books are not right: " + String.join(", ", wrong) + ".");
        }
    }

    private long differentBalances(Traffic traffic) {
        Map<AccountId, Long> balances = books.balancesMicros(traffic.accounts());
        return traffic.balancesMicros().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(balances.get(entry.getKey())))
                .count();
    }
}
