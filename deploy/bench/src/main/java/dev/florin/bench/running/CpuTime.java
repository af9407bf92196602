package dev.florin.bench.running;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long each layer had a core.
 *
 * @param bench the load, and whatever else this program does
 */
public record CpuTime(Duration ledger, Duration postgres, Duration kafka, Duration bench) {

    /** Until now. PostgreSQL's processes that have ended are not counted: few do while a ledger runs. */
    public static CpuTime of(StackProcess stack, ServiceProcess ledger) {
        return new CpuTime(
                sum(Stream.of(ledger.handle())),
                sum(stack.postgresProcesses()),
                sum(Stream.of(stack.kafkaProcess())),
                sum(Stream.of(ProcessHandle.current())));
    }

    public CpuTime minus(CpuTime before) {
        return new CpuTime(
                ledger.minus(before.ledger),
                postgres.minus(before.postgres),
                kafka.minus(before.kafka),
                bench.minus(before.bench));
    }

    private static Duration sum(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
