package dev.florin.bench.latency;

import dev.florin.bench.BenchFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a fixed rate, on one thread: each call has its time, whatever became of the calls before; who is late is told the
 * time at which it was due.
 */
record OpenLoop(double perSecond, Duration duration) {

    /** Calls that are due in the meantime are made together: who wakes for each takes time from what is measured. */
    private static final long TICK_NANOS = 5_000_000;

    interface Call {

        /**
         * @param number from 0
         * @param dueMillis of the wall clock
         */
        void make(int number, long dueMillis);
    }

    /** How many there are. */
    int calls() {
        return Math.toIntExact((long) (perSecond * duration.toMillis() / 1000));
    }

    void run(Call call) {
        long begin = System.nanoTime();
        long beginMillis = System.currentTimeMillis();
        int all = calls();
        for (int i = 0; i < all; i++) {
            long due = (long) (i * 1e9 / perSecond);
            while (System.nanoTime() - begin < due) {
                LockSupport.parkNanos(TICK_NANOS);
                if (Thread.interrupted()) {
                    throw new BenchFailure("Interrupted.");
                }
            }
            call.make(i, beginMillis + due / 1_000_000);
        }
    }
}
