package dev.florin.bench.pure;

import dev.florin.bench.load.Skew;
import dev.florin.bench.load.Traffic;
import dev.florin.event.Event;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Books;
import dev.florin.ledger.domain.Fold;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Lot;
import dev.florin.ledger.domain.Thresholds;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Batches of usage of a thousand funded accounts, as one partition of four gets them, folded again and again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PureFold {

    static final int BATCH = 4_096;

    private static final int ACCOUNTS = 250;
    private static final int BATCHES = 16;
    private static final Thresholds THRESHOLDS = new Thresholds(Credits.of(300), 10);

    private Books books = Books.empty(0);
    private List<List<Event>> batches = List.of();
    private int next;

    @Setup
    public void fund() {
        Traffic traffic = new Traffic(ACCOUNTS, Skew.UNIFORM, 1);
        Folded funded = Fold.fold(Books.empty(0), traffic.funding().toList(), THRESHOLDS);
        books = Books.of(
                new Position(0, funded.end().sequence()),
                funded.accounts().stream().collect(Collectors.toMap(Account::accountId, account -> account)),
                funded.lots().stream().collect(Collectors.groupingBy(Lot::accountId)),
                Map.of());
        batches = Stream.generate(() -> batch(traffic)).limit(BATCHES).toList();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Folded fold() {
        next = (next + 1) % BATCHES;
        return Fold.fold(books, batches.get(next), THRESHOLDS);
    }

    private static List<Event> batch(Traffic traffic) {
        return Stream.<Event>generate(traffic::next).limit(BATCH).toList();
    }
}
