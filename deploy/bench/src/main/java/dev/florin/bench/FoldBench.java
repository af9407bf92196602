package dev.florin.bench;

import dev.florin.bench.baseline.RowLockedRun;
import dev.florin.bench.copying.CopyAlone;
import dev.florin.bench.folding.Scene;
import dev.florin.bench.pure.PureFoldRun;
import dev.florin.bench.report.Machine;
import dev.florin.bench.report.Report;
import dev.florin.bench.running.Directories;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.running.StackProcess;
import dev.florin.bench.running.WalSegments;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * All that the ledger promises about its speed, measured one after the other on one stack.
 *
 * @param news takes what is done just now
 */
record FoldBench(FoldPlan plan, Directories directories, Consumer<String> news) {

    /** Of an event and its share of everything else, twice: a segment is written over behind the next checkpoint. */
    private static final long WAL_BYTES = 2 * 300;

    void run(Report report) {
        Machine.describe(report, directories.results());
        Conditions.describe(report, plan);
        if (plan.has(Part.PURE)) {
            news.accept("the pure fold");
            new Figures(report).pure(pure());
        }
        news.accept("starting Kafka and PostgreSQL");
        try (StackProcess stack = StackProcess.start(
                directories, plan.stackFlags(), plan.postgres(), LedgerProgram.DATABASE, RowLockedRun.DATABASE)) {
            Conditions.describe(report, stack);
            WalSegments.make(stack, WAL_BYTES * plan.events());
            LedgerProgram ledger = LedgerProgram.over(stack, directories, plan.ledgerFlags());
            makeTables(ledger);
            CopyAlone.keepEmptyBooks(stack);
            try (Scene scene = Scene.of(stack, ledger::start)) {
                LedgerProgram main = plan.profile() ? ledger.with(recording()) : ledger;
                new Measures(plan, scene, ledger, report, news).run(scene.withStart(main::start));
            }
        }
    }

    private double pure() {
        return new PureFoldRun(1, plan.pureIterations(), directories.results().resolve("pure.log")).perSecond();
    }

    /** The ledger itself makes its tables. */
    private static void makeTables(LedgerProgram program) {
        try (ServiceProcess ledger = program.start()) {
            ledger.awaitReady();
        }
    }

    private String recording() {
        Path file = directories.results().resolve("ledger.jfr");
        return "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file;
    }
}
