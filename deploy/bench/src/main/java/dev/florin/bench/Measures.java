package dev.florin.bench;

import dev.florin.bench.baseline.RowLockedRun;
import dev.florin.bench.copying.CopyAlone;
import dev.florin.bench.folding.BacklogRun;
import dev.florin.bench.folding.FoldRate;
import dev.florin.bench.folding.HistoryRun;
import dev.florin.bench.folding.JournalTables;
import dev.florin.bench.folding.Scene;
import dev.florin.bench.folding.Side;
import dev.florin.bench.folding.Turns;
import dev.florin.bench.latency.Latency;
import dev.florin.bench.latency.LatencyRun;
import dev.florin.bench.load.Skew;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.report.Report;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.size.Sizes;
import dev.florin.bench.verifying.VerifyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The measures that need a stack, one after the other. */
final class Measures {

    private static final int PROBES = 64;
    private static final double SAMPLES_PER_SECOND = 100;

    private final FoldPlan plan;
    private final Scene scene;
    private final LedgerProgram ledger;
    private final Figures figures;
    private final Consumer<String> news;

    private final Traffic main;
    private final Traffic many;
    private final Traffic hot;
    private final Traffic probes;

    Measures(FoldPlan plan, Scene scene, LedgerProgram ledger, Report report, Consumer<String> news) {
        this.plan = plan;
        this.scene = scene;
        this.ledger = ledger;
        this.figures = new Figures(report);
        this.news = news;
        this.main = new Traffic(plan.accounts(), plan.skew(), 1);
        this.many = new Traffic(plan.manyAccounts(), plan.skew(), 2);
        this.hot = new Traffic(plan.accounts(), Skew.HALF_ON_ONE, 3);
        this.probes = new Traffic(PROBES, Skew.UNIFORM, 4);
    }

    /** @param mainScene where the main run of the fold is measured */
    void run(Scene mainScene) {
        when(Part.BASELINE, "the row-locked ledger", this::baseline);
        news.accept("funding the accounts");
        scene.fund(List.of(main, many, hot, probes));
        when(Part.FOLD, "the fold", () -> fold(mainScene));
        when(Part.COPY, "COPY alone", this::copy);
        when(Part.VERIFY, "verify", () -> figures.verify(new VerifyRun(ledger).perSecond()));
        when(Part.HISTORY, "growing the history", this::history);
        when(Part.HOT, "the fold with and without a hot account", this::hotAccount);
        when(Part.MANY, "the fold over many accounts", this::manyAccounts);
        when(Part.LATENCY, "the latency", this::latency);
    }

    private void when(Part part, String name, Runnable measure) {
        if (plan.has(part)) {
            news.accept(name);
            measure.run();
        }
    }

    private void baseline() {
        RowLockedRun run =
                new RowLockedRun(scene.stack(), plan.accounts(), plan.baseline().dividedBy(4), plan.baseline());
        figures.rowLocked(run.perSecond(false), run.perSecond(true));
    }

    private void fold(Scene where) {
        Sizes before = Sizes.of(scene.books());
        figures.fold(backlog(where, main), scene.log().meanBytes());
        figures.sizes(Sizes.of(scene.books()).minus(before), plan.events());
    }

    private void copy() {
        int rowsEach = (int) Math.max(1, scene.books().meanBlock());
        CopyAlone copy = new CopyAlone(scene.stack(), (int) plan.events() / 2, rowsEach);
        figures.copy(copy.perSecond(1), copy.perSecond(2), rowsEach);
    }

    private void history() {
        new HistoryRun(scene, plan.history()).grow(main);
        long transfers = scene.books().journalEnd();
        news.accept("the fold with and without the history");
        JournalTables journal = new JournalTables(scene.stack());
        Side behind = new Side(main, journal::putBack);
        Side without = new Side(main, () -> {
            journal.putBack();
            journal.layAside();
        });
        figures.history(turns().measure(behind, without), transfers);
        journal.putBack();
    }

    private void hotAccount() {
        figures.hot(turns().measure(Side.of(hot), Side.of(main)));
        scene.forget();
    }

    private Turns turns() {
        return new Turns(scene, plan.turns(), Math.ceilDiv(plan.events(), 2), plan.warmUp());
    }

    private FoldRate backlog(Scene where, Traffic traffic) {
        return new BacklogRun(where, plan.events(), plan.warmUp()).measure(traffic);
    }

    private void manyAccounts() {
        figures.many(backlog(scene, many), plan.manyAccounts());
        scene.forget();
    }

    private void latency() {
        double perSecond = plan.rate() == null ? figures.foldPerSecond() / 2 : plan.rate();
        LatencyRun run = new LatencyRun(scene.stack(), probes, main, perSecond, SAMPLES_PER_SECOND, plan.latency());
        try (ServiceProcess ledger = scene.start().get()) {
            news.accept("warming the ledger up");
            scene.tell(main, plan.warmUp());
            scene.drain(ledger);
            var unused = rounds(plan.rounds().warmUp(), run, ledger);
            news.accept("usage at a fixed rate");
            figures.latency(rounds(plan.rounds().counted(), run, ledger), plan.rounds(), perSecond);
        }
    }

    /** Each begins when all usage of the one before is folded. */
    private List<Latency> rounds(int count, LatencyRun run, ServiceProcess ledger) {
        List<Latency> measured = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            measured.add(run.measure(ledger));
            scene.drain(ledger);
        }
        return measured;
    }
}
