package dev.florin.launcher.replay;

import java.io.PrintStream;
import java.util.Locale;

/** A bar on a terminal, a line every few seconds elsewhere. */
final class Progress {

    private static final int WIDTH = 40;
    private static final long TERMINAL_NANOS = 100_000_000;
    private static final long FILE_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final long begin = System.nanoTime();
    private int done;
    private int notAnswered;
    private long shown = begin;

    Progress(PrintStream out, boolean terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    synchronized void count(Outcome outcome) {
        done++;
        notAnswered += outcome instanceof Outcome.Answered ? 0 : 1;
        long now = System.nanoTime();
        if (now - shown >= (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
            shown = now;
            show(now);
        }
    }

    synchronized void end() {
        show(System.nanoTime());
        if (terminal) {
            out.println();
        }
    }

    private void show(long now) {
        String text = line(done, notAnswered, total, Math.max(1, (now - begin) / 1_000_000));
        if (terminal) {
            out.print("\r" + text);
            out.flush();
        } else {
            out.println(text);
        }
    }

    static String line(int done, int notAnswered, int total, long millis) {
        int filled = (int) ((long) WIDTH * done / total);
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        String text = String.format(
                Locale.ROOT,
                "[%s] %3d%%  %,d of %,d  %,d/s",
                bar,
                100L * done / total,
                done,
                total,
                1000L * done / millis);
        return notAnswered == 0 ? text : text + String.format(Locale.ROOT, "  %,d not answered", notAnswered);
    }
}
