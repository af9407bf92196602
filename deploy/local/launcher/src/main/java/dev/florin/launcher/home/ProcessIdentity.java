package dev.florin.launcher.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process that can be recognised later: the system gives a pid to others, but not with the same start. */
public record ProcessIdentity(long pid, long startedMillis) {

    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return Math.abs(startOf(process) - startedMillis) <= CLOCK_STEP.toMillis();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
