package dev.florin.bench.folding;

import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.ServiceProcess;
import java.util.ArrayList;
import java.util.List;

/**
 * Two sides, measured in turn by one ledger that is warm: a machine that is slow for a minute is slow for both. Each side's
 * backlog is appended while the books are held, so that it counts from its first event to its last.
 *
 * @param count how often each side is measured
 * @param events of each side in each turn
 * @param warmUp events before the first turn: the JVM compiles
 */
public record Turns(Scene scene, int count, long events, long warmUp) {

    /** Throws {@link dev.florin.bench.BenchFailure} when the books are not right behind a turn. */
    public List<Turn> measure(Side measured, Side compared) {
        try (ServiceProcess ledger = scene.start().get()) {
            scene.tell(compared.traffic(), warmUp);
            scene.drain(ledger);
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                turns.add(i % 2 == 0 ? turn(ledger, measured, compared) : swapped(turn(ledger, compared, measured)));
            }
            return turns;
        }
    }

    private Turn turn(ServiceProcess ledger, Side first, Side second) {
        double before = perSecond(ledger, first);
        return new Turn(before, perSecond(ledger, second));
    }

    /** Who comes first changes: neither side has what the other leaves behind more often. */
    private static Turn swapped(Turn turn) {
        return new Turn(turn.compared(), turn.measured());
    }

    private double perSecond(ServiceProcess ledger, Side side) {
        scene.forget();
        side.setUp().run();
        BooksCheck check = BooksCheck.begin(scene.books());
        Progress progress = new Progress(scene.look());
        hold(side.traffic());
        progress.add(scene.look());
        scene.await(ledger, () -> progress.add(scene.look()).isDone(events));
        check.end(side.traffic(), events);
        return progress.whole(0, events).perSecond();
    }

    /** Returns when the books are let go of. */
    private void hold(Traffic traffic) {
        try (HeldBooks held = HeldBooks.hold(scene.stack())) {
            scene.tell(traffic, events);
        }
    }
}
