package dev.florin.bench;

import dev.florin.bench.FoldPlan.Rounds;
import dev.florin.bench.load.Skew;
import dev.florin.bench.report.Publication;
import dev.florin.bench.running.Directories;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "fold",
        description = "Measures the ledger on a durable stack of its own; prints one table, and the same as JSON.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class FoldCommand implements Callable<Integer> {

    /** Behind the warm-up all JVMs have compiled what small blocks, the load and the looking take. */
    private static final Rounds ROUNDS = new Rounds(12, 5);

    /** As few as have a median that two slow turns do not decide. */
    private static final int TURNS = 5;

    @Option(names = "--accounts", paramLabel = "N", description = "Over which the events are spread.")
    private int accounts = 1_000;

    @Option(names = "--many-accounts", paramLabel = "N", description = "The same, where there are many.")
    private int manyAccounts = 10_000;

    @Option(names = "--skew", paramLabel = "S", description = "How they are spread: ${COMPLETION-CANDIDATES}.")
    private Skew skew = Skew.UNIFORM;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Of each run of the fold; half as many of each side of a turn.")
    private long events = 6_000_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "How many of them do not count.")
    private long warmUp = 4_000_000;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "Transfers in the journal when the fold behind them begins.")
    private long history = 10_000_000;

    @Option(names = "--seconds", paramLabel = "N", description = "Of the row-locked ledger, and of the latency.")
    private int seconds = 15;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events a second, of the latency; without it half of what the fold reached.")
    private @Nullable Integer rate;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "P",
            description = "Only these: ${COMPLETION-CANDIDATES}; without it all.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--ledger-flags", split = " ", paramLabel = "F", description = "Of the ledger's JVM.")
    private List<String> ledgerFlags = List.of(
            "-Xmx3500m",
            "-Xmn2600m",
            "-XX:+UseParallelGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseTransparentHugePages",
            "-XX:ReservedCodeCacheSize=128m",
            // Two of each kind, so that what is hot is compiled twice as soon: it takes minutes on a slow machine.
            "-XX:CICompilerCount=4");

    @Option(names = "--stack-flags", split = " ", paramLabel = "F", description = "Of the JVM that Kafka runs in.")
    private List<String> stackFlags =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+UseTransparentHugePages");

    @Option(names = "--postgres", paramLabel = "NAME=VALUE,…", description = "Settings of PostgreSQL.")
    private String postgres = "max_wal_size=4GB,min_wal_size=4GB,shared_buffers=4GB";

    @Option(names = "--profile", description = "Record the ledger's main run: ledger.jfr beside the JSON.")
    private boolean profile;

    @Option(names = "--quick", description = "Small sizes, to see that it works; the figures mean nothing.")
    private boolean quick;

    @Override
    public Integer call() {
        Directories directories = Directories.current();
        FoldPlan plan = quick ? plan().quick() : plan();
        FoldBench bench = new FoldBench(plan, directories, line -> System.err.println("bench: " + line));
        Publication.of(bench::run, System.out, directories.results().resolve("fold.json"));
        return 0;
    }

    private FoldPlan plan() {
        if (accounts < 2
                || manyAccounts < 2
                || warmUp < 0
                || events <= warmUp
                || seconds < 1
                || (rate != null && rate < 1)) {
            throw new BenchFailure(
                    "At least two accounts, more events than warm-up, a second and an event a second are needed.");
        }
        return new FoldPlan(
                parts,
                accounts,
                manyAccounts,
                skew,
                events,
                warmUp,
                history,
                TURNS,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(seconds),
                ROUNDS,
                rate,
                Math.ceilDiv(seconds, 3),
                ledgerFlags,
                stackFlags,
                postgres,
                profile);
    }
}
