package dev.florin.ledger.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Work done again and again on a thread of its own, one pass at a time: after a pause, or at once when woken. A pass that
 * fails is logged and comes again.
 */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final String name;
    private final Duration pause;
    private final Pass pass;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** What is done again and again. */
    @FunctionalInterface
    public interface Pass {
        void run() throws Exception;
    }

    public Loop(String name, Duration pause, Pass pass) {
        this.name = name;
        this.pause = pause;
        this.pass = pass;
    }

    public void start() {
        Thread started = Thread.ofVirtual().name(name).unstarted(this::run);
        thread = started;
        started.start();
    }

    /** There is work: do not wait for the end of the pause. */
    public void wake() {
        wake.release();
    }

    /** Ends the loop; a pass under way is interrupted. */
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        while (Thread.currentThread() == thread) {
            try {
                pass.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                logUnlessStopped(e);
            }
            if (!rest()) {
                return;
            }
        }
    }

    private void logUnlessStopped(Exception failure) {
        if (Thread.currentThread() == thread) {
            LOG.warnf(failure, "%s failed and will try again", name);
        }
    }

    private boolean rest() {
        try {
            if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
