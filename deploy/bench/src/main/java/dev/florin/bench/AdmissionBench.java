package dev.florin.bench;

import dev.florin.bench.admission.ChainRun;
import dev.florin.bench.admission.Fleet;
import dev.florin.bench.folding.Scene;
import dev.florin.bench.load.Skew;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.report.Figure;
import dev.florin.bench.report.Machine;
import dev.florin.bench.report.Report;
import dev.florin.bench.report.Target;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.running.Directories;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.running.StackProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What admission promises: in a gateway's memory, and what it costs the ledger.
 *
 * @param news takes what is done just now
 */
record AdmissionBench(AdmissionPlan plan, Directories directories, Consumer<String> news) {

    private static final int HOT_THREADS = 8;

    void run(Report report) {
        Machine.describe(report, directories.results());
        chain(report);
        news.accept("starting Kafka and PostgreSQL");
        try (StackProcess stack =
                StackProcess.start(directories, plan.stackFlags(), plan.postgres(), LedgerProgram.DATABASE)) {
            Conditions.describe(report, stack);
            report.condition("ledger's JVM", String.join(" ", plan.ledgerFlags()));
            LedgerProgram program = LedgerProgram.over(stack, directories, plan.ledgerFlags());
            try (ServiceProcess ledger = program.start()) {
                ledger.awaitReady();
            }
            try (Scene scene = Scene.of(stack, program::start)) {
                leases(report, scene);
            }
        }
    }

    private void chain(Report report) {
        ChainRun run = new ChainRun(plan.iterations(), directories.results().resolve("chain.log"));
        news.accept("admission in memory");
        report.figure(
                Figure.of("chain", "reserve and settle over four budgets, one core", "1/s", run.perSecond(1, 1_000))
                        .withTarget(Target.atLeast(2_000_000)));
        report.figure(
                Figure.of("chain.p99", "  p99", "µs", run.p99Micros(1, 1_000)).withTarget(Target.atMost(20)));
        news.accept("admission in memory, eight threads on one account");
        report.figure(Figure.of("chain.hot", "the same, 8 threads on one account", "1/s", run.perSecond(HOT_THREADS, 1))
                .withTarget(Target.atLeast(2_000_000)));
        report.figure(Figure.of("chain.hot.p99", "  p99", "µs", run.p99Micros(HOT_THREADS, 1))
                .withTarget(Target.atMost(20)));
        report.note(
                "Chain: JMH, the gateway's own pool in a JVM of its own; the account and a hard budget each on organisation,"
                        + " project, member and key; 1,000 such accounts at random, or one. The p99 is of reserving and settling"
                        + " together, the threads' waits for a core included.");
    }

    private void leases(Report report, Scene scene) {
        Traffic few = new Traffic(plan.fewAccounts(), Skew.UNIFORM, 1);
        Traffic many = new Traffic(plan.manyAccounts(), Skew.UNIFORM, 2);
        news.accept("funding the accounts");
        scene.fund(List.of(few, many));
        try (ServiceProcess ledger = scene.start().get()) {
            ledger.awaitReady();
            news.accept("steady traffic");
            Fleet.Calls steady = fleet(plan.steadyPerSecond()).run(scene.stack(), ledger, few);
            report.figure(Figure.of(
                            "lease.per_hundred",
                            "ledger calls per 100 admitted, steady traffic",
                            "calls",
                            steady.callsPerHundred())
                    .withTarget(Target.atMost(1)));
            tell(report, "lease.steady.admitted", "  admitted", "1/s", steady.admittedPerSecond());
            tell(report, "lease.steady.asks", "  leases asked for in a call", "leases", steady.asksPerCall());
            news.accept("many accounts");
            Fleet.Calls wide = fleet(plan.widePerSecond()).run(scene.stack(), ledger, many);
            report.figure(Figure.of(
                            "lease.asks",
                            String.format(Locale.ROOT, "leases asked for over %,d accounts", plan.manyAccounts()),
                            "1/s",
                            wide.asksPerSecond())
                    .withTarget(Target.atLeast(2_000)));
            tell(report, "lease.calls", "  the calls in which replicas asked", "1/s", wide.callsPerSecond());
            tell(report, "lease.calls.mean", "  a call's mean time", "ms", wide.callMillis());
            tell(report, "lease.calls.asks", "  leases asked for in a call", "leases", wide.asksPerCall());
            tell(report, "lease.calls.admitted", "  admitted", "1/s", wide.admittedPerSecond());
            tellCpu(report, wide.cpu());
        }
        report.note(String.format(
                Locale.ROOT,
                "Leases: %d replicas, each the gateway's own pool and talk on a thread, over HTTP to the packaged ledger on a"
                        + " durable PostgreSQL; requests come at a fixed rate, reserve two credits, cost one and end at once;"
                        + " renewals count as calls; leases idle for 5 s go back through the log. Usage is not told."
                        + " Steady: %,.0f requests/s over %,d accounts at every replica. Many: %,.0f requests/s over %,d"
                        + " accounts, so that nearly every request is the first of its account there for a while. What"
                        + " an account lacks is one ask; a replica sends all its asks in one call, one call at a time.",
                plan.replicas(),
                plan.replicas() * plan.steadyPerSecond(),
                plan.fewAccounts(),
                plan.replicas() * plan.widePerSecond(),
                plan.manyAccounts()));
    }

    private Fleet fleet(double perSecond) {
        return new Fleet(plan.replicas(), perSecond, plan.warmUp(), plan.measured());
    }

    private void tellCpu(Report report, CpuTime cpu) {
        tell(report, "lease.calls.cpu.ledger", "  cores: ledger", "cores", cores(cpu.ledger()));
        tell(report, "lease.calls.cpu.postgres", "  cores: PostgreSQL", "cores", cores(cpu.postgres()));
        tell(report, "lease.calls.cpu.kafka", "  cores: Kafka", "cores", cores(cpu.kafka()));
        tell(report, "lease.calls.cpu.gateways", "  cores: the gateways", "cores", cores(cpu.bench()));
    }

    private double cores(Duration cpu) {
        return (double) cpu.toMillis() / plan.measured().toMillis();
    }

    private static void tell(Report report, String id, String title, String unit, double measured) {
        report.figure(Figure.of(id, title, unit, measured));
    }
}
