package dev.florin.bench;

import dev.florin.bench.report.Publication;
import dev.florin.bench.running.Directories;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "admission",
        description =
                "Measures admission in a gateway's memory, and the ledger's leases; prints one table, and the same as JSON.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class AdmissionCommand implements Callable<Integer> {

    @Option(names = "--replicas", paramLabel = "N", description = "Of the gateway.")
    private int replicas = 10;

    @Option(names = "--accounts", paramLabel = "N", description = "That are active at every replica.")
    private int accounts = 1_000;

    @Option(names = "--many-accounts", paramLabel = "N", description = "The same, where there are many.")
    private int manyAccounts = 100_000;

    @Option(names = "--steady", paramLabel = "N", description = "Requests a second and replica, few accounts.")
    private double steady = 2_000;

    @Option(names = "--wide", paramLabel = "N", description = "Requests a second and replica, many accounts.")
    private double wide = 500;

    @Option(names = "--seconds", paramLabel = "N", description = "Of each measure.")
    private int seconds = 20;

    /** C2 takes a third of a core for the ledger half a minute behind its start, and a tenth two minutes later. */
    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds of each measure of leases that do not count.")
    private int warmUp = 60;

    @Option(names = "--ledger-flags", split = " ", paramLabel = "F", description = "Of the ledger's JVM.")
    private List<String> ledgerFlags = List.of("-Xmx1g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders");

    @Option(names = "--stack-flags", split = " ", paramLabel = "F", description = "Of the JVM that Kafka runs in.")
    private List<String> stackFlags = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    @Option(names = "--postgres", paramLabel = "NAME=VALUE,…", description = "Settings of PostgreSQL.")
    private String postgres = "max_wal_size=4GB,shared_buffers=1GB";

    @Option(names = "--quick", description = "Small sizes, to see that it works; the figures mean nothing.")
    private boolean quick;

    @Override
    public Integer call() {
        Directories directories = Directories.current();
        AdmissionPlan plan = quick ? plan().quick() : plan();
        AdmissionBench bench = new AdmissionBench(plan, directories, line -> System.err.println("bench: " + line));
        Publication.of(bench::run, System.out, directories.results().resolve("admission.json"));
        return 0;
    }

    private AdmissionPlan plan() {
        if (replicas < 1 || accounts < 1 || manyAccounts < 1 || steady <= 0 || wide <= 0 || seconds < 1 || warmUp < 1) {
            throw new BenchFailure("All numbers must be above zero.");
        }
        return new AdmissionPlan(
                Math.ceilDiv(seconds, 4),
                replicas,
                accounts,
                manyAccounts,
                steady,
                wide,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                ledgerFlags,
                stackFlags,
                postgres);
    }
}
