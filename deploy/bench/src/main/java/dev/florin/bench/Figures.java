package dev.florin.bench;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summarizingDouble;

import dev.florin.bench.FoldPlan.Rounds;
import dev.florin.bench.folding.FoldRate;
import dev.florin.bench.folding.Turn;
import dev.florin.bench.latency.Latency;
import dev.florin.bench.latency.Percentiles;
import dev.florin.bench.report.Figure;
import dev.florin.bench.report.Report;
import dev.florin.bench.report.Target;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.size.Sizes;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What each measure tells, and what it must reach. */
record Figures(Report report) {

    private static final Target VISIBLE = Target.atMost(250);

    void pure(double perSecond) {
        report.figure(
                Figure.of("pure", "pure fold, one core", "events/s", perSecond).withTarget(Target.atLeast(2_000_000)));
        report.note("Pure fold: JMH, one thread of a JVM of its own; batches of 4,096 events over 250 accounts.");
    }

    void rowLocked(double perSecond, double hotPerSecond) {
        tell("row_locked", "row-locked ledger, 20 clients", "transfers/s", perSecond);
        tell("row_locked.hot", "  one account in every transfer", "transfers/s", hotPerSecond);
        report.ratio("row_locked.hot_share", "  to the same without it", "row_locked.hot", "row_locked");
        report.note(
                "Row-locked ledger: JDBC; FOR UPDATE of both accounts by id, two balances, one insert, a transaction"
                        + " each.");
    }

    void fold(FoldRate rate, long payloadBytes) {
        report.condition("payload", payloadBytes + " bytes of JSON an event");
        report.figure(Figure.of("fold", "fold, Kafka to books to Kafka", "events/s", rate.perSecond())
                .withTarget(Target.atLeast(100_000)));
        tell("fold.into_books", "  into the books", "events/s", rate.foldedPerSecond());
        tell("fold.relayed", "  onto ledger.transfers", "transfers/s", rate.relayedPerSecond());
        tell("fold.whole", "  until the last partition was done", "events/s", rate.wholePerSecond());
        report.ratio("fold.to_row_locked", "  to the row-locked ledger", "fold", "row_locked", Target.atLeast(6));
        cpu("fold.cpu", rate.cpu(), rate.events());
        report.note(
                "Fold: the ledger starts when the whole backlog is in Kafka; counted are the offsets in the database"
                        + " and the end of ledger.transfers, of the two the slower, as long as every partition has events"
                        + " left: the steady part, to which the CPU time belongs too. Afterwards every event had one"
                        + " transfer, every balance was what was granted less what was charged, and nothing was parked.");
        report.note("Usage comes from a replica without a lease, so charges come out of free credit.");
    }

    void sizes(Sizes grown, long events) {
        perEvent("size.journal", "  journal: rows", grown.journalRows(), events);
        perEvent("size.journal_indexes", "  journal: indexes", grown.journalIndexes(), events);
        perEvent("size.other", "  all other tables and their indexes", grown.otherTables(), events);
        perEvent("size.stored", "stored in PostgreSQL, indexes included", grown.stored(), events);
        perEvent("size.wal", "write-ahead log", grown.writeAheadLog(), events);
    }

    void copy(double oneConnection, double twoConnections, int rowsEach) {
        tell("copy", "COPY alone of the same rows", "rows/s", Math.max(oneConnection, twoConnections));
        tell("copy.one", "  one connection", "rows/s", oneConnection);
        tell("copy.two", "  two connections", "rows/s", twoConnections);
        report.ratio("fold.to_copy", "fold to COPY alone", "fold", "copy", Target.atLeast(0.25));
        report.note(String.format(
                Locale.ROOT,
                "COPY alone: the journal's rows as the fold wrote them, binary, %,d rows a transaction, into the table and"
                        + " indexes that the ledger's own migrations made.",
                rowsEach));
    }

    void many(FoldRate rate, int accounts) {
        String title = String.format(Locale.ROOT, "fold over %,d accounts", accounts);
        tell("fold.many", title, "events/s", rate.perSecond());
        report.ratio("fold.many_share", "  to the fold", "fold.many", "fold");
    }

    void hot(List<Turn> turns) {
        turns("fold.hot", "fold, half of all events on one account", "fold.without_hot", turns);
        report.note(
                "Hot account: its partition has five times as much to fold as each of the others, so both sides count to"
                        + " the end of the last partition. " + eachTurn(turns));
    }

    void history(List<Turn> turns, long transfers) {
        String title = String.format(Locale.ROOT, "fold behind %,d transfers", transfers);
        turns("fold.history", title, "fold.without_history", turns);
        report.note(
                "History: grown through the fold itself; without it, the same books with empty tables in the place of the"
                        + " journal's. " + eachTurn(turns));
    }

    private void turns(String id, String title, String comparedId, List<Turn> turns) {
        tell(id, title, "events/s", median(turns, Turn::measured));
        tell(comparedId, "  without, in turn with it", "events/s", median(turns, Turn::compared));
        report.figure(Figure.of(id + "_share", "  to the same without", "times", median(turns, Turn::ratio))
                .withTarget(Target.atLeast(0.9)));
    }

    private static String eachTurn(List<Turn> turns) {
        return turns.stream()
                .map(turn -> String.format(
                        Locale.ROOT, "%,.0f of %,.0f (%.2f)", turn.measured(), turn.compared(), turn.ratio()))
                .collect(joining(", ", "The figures are the medians of the turns of one warm ledger: ", "."));
    }

    void latency(List<Latency> counted, Rounds rounds, double perSecond) {
        tell("latency.p50", "append to balance in the database, p50", counted, round -> at(round.stored(), 50));
        report.figure(median("latency.p99", "  p99", counted, round -> at(round.stored(), 99))
                .withTarget(VISIBLE));
        DoubleSummaryStatistics p99s = counted.stream().collect(summarizingDouble(round -> at(round.stored(), 99)));
        tell("latency.p99.best", "  p99, best round", "ms", p99s.getMin());
        tell("latency.p99.worst", "  p99, worst round", "ms", p99s.getMax());
        tell(
                "latency.published.p50",
                "append to balance on ledger.balances, p50",
                counted,
                round -> at(round.published(), 50));
        report.figure(median("latency.published.p99", "  p99", counted, round -> at(round.published(), 99))
                .withTarget(VISIBLE));
        tell(
                "latency.schedule.p99",
                "due to balance in the database, p99",
                counted,
                round -> at(round.fromSchedule(), 99));
        report.figure(perEvent("latency.cpu.ledger", "  CPU: ledger", counted, CpuTime::ledger));
        report.figure(perEvent("latency.cpu.postgres", "  CPU: PostgreSQL", counted, CpuTime::postgres));
        report.figure(perEvent("latency.cpu.kafka", "  CPU: Kafka", counted, CpuTime::kafka));
        report.figure(perEvent("latency.cpu.bench", "  CPU: the load and the looking", counted, CpuTime::bench));
        tell(
                "latency.paused",
                "  the load's own collector",
                counted,
                round -> round.paused().toMillis());
        report.note(String.format(
                Locale.ROOT,
                "Latency: %,.0f events/s on a fixed schedule, none waits for another, but what 10 ms bring is sent"
                        + " together; of %d rounds the last %d count, and the figures are their medians; %,d samples a round"
                        + " on accounts of their own, from Kafka's time of appending to the answer of a query, made every"
                        + " 10 ms, that shows the balance, and to Kafka's time of the balance. \"Due\" counts from when"
                        + " the event should have been sent.",
                perSecond,
                rounds.warmUp() + rounds.counted(),
                rounds.counted(),
                counted.getFirst().stored().count()));
    }

    void verify(double perSecond) {
        report.figure(Figure.of("verify", "verify, the journal's transfers", "transfers/s", perSecond)
                .withTarget(Target.atLeast(500_000)));
        report.note("Verify: the program behind florin verify over all that is in the books until then; it found no"
                + " difference. The figure is what it says of reading and checking the journal.");
    }

    /** What the main run reached; half of it is the load under which latencies are measured. */
    double foldPerSecond() {
        return report.measured("fold")
                .orElseThrow(
                        () -> new BenchFailure("The latency needs the fold's rate: add the part FOLD, or --rate."));
    }

    private void cpu(String id, CpuTime cpu, long events) {
        perEvent(id + ".ledger", "  CPU: ledger", cpu.ledger(), events);
        perEvent(id + ".postgres", "  CPU: PostgreSQL", cpu.postgres(), events);
        perEvent(id + ".kafka", "  CPU: Kafka", cpu.kafka(), events);
    }

    private void perEvent(String id, String title, Duration cpu, long events) {
        tell(id, title, "µs/event", cpu.toNanos() / 1e3 / events);
    }

    private void perEvent(String id, String title, long bytes, long events) {
        tell(id, title, "bytes/charge", (double) bytes / events);
    }

    private void tell(String id, String title, List<Latency> rounds, ToDoubleFunction<Latency> millis) {
        report.figure(median(id, title, rounds, millis));
    }

    private static Figure median(String id, String title, List<Latency> rounds, ToDoubleFunction<Latency> millis) {
        return Figure.of(id, title, "ms", median(rounds, millis));
    }

    private static Figure perEvent(String id, String title, List<Latency> rounds, Function<CpuTime, Duration> layer) {
        double micros = median(rounds, round -> layer.apply(round.cpu()).toNanos() / 1e3 / round.events());
        return Figure.of(id, title, "µs/event", micros);
    }

    private static <T> double median(List<T> rounds, ToDoubleFunction<T> of) {
        return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
    }

    private static double at(Percentiles of, int percent) {
        return of.millis(percent);
    }

    private void tell(String id, String title, String unit, double measured) {
        report.figure(Figure.of(id, title, unit, measured));
    }
}
