package dev.florin.bench.admission;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.load.EventLog;
import dev.florin.bench.load.Traffic;
import dev.florin.bench.running.CpuTime;
import dev.florin.bench.running.LedgerProgram;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.running.StackProcess;
import dev.florin.gateway.admission.Spender;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Several replicas at once, on a thread each.
 *
 * @param perSecond requests of each
 */
public record Fleet(int replicas, double perSecond, Duration warmUp, Duration measured) {

    private static final int LINGER_MILLIS = 5;

    /**
     * What they did, all together.
     *
     * @param callMillis a call's mean time
     * @param cpu what each layer took of the cores behind the warm-up
     */
    public record Calls(
            double admittedPerSecond, double callsPerSecond, double asksPerCall, double callMillis, CpuTime cpu) {

        public double asksPerSecond() {
            return callsPerSecond * asksPerCall;
        }

        public double callsPerHundred() {
            return 100 * callsPerSecond / admittedPerSecond;
        }
    }

    /** Requests of accounts that are funded, evenly spread over replicas and accounts. */
    public Calls run(StackProcess stack, ServiceProcess ledger, Traffic traffic) {
        List<Spender> spenders = traffic.accounts().stream().map(Fleet::spender).toList();
        List<EventLog> logs = IntStream.range(0, replicas)
                .mapToObj(number -> new EventLog(stack.kafka(), LINGER_MILLIS))
                .toList();
        List<LeaseConnection> connections = IntStream.range(0, replicas)
                .mapToObj(number -> new LeaseConnection(ledger.uri(), LedgerProgram.SERVICE_TOKEN))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(replicas)) {
            List<ReplicaLoad> loads = new ArrayList<>();
            for (int number = 0; number < replicas; number++) {
                loads.add(new ReplicaLoad(
                        number, connections.get(number), spenders, logs.get(number), perSecond, warmUp, measured));
            }
            List<Future<?>> running =
                    loads.stream().<Future<?>>map(threads::submit).toList();
            pause(warmUp);
            CpuTime before = CpuTime.of(stack, ledger);
            await(running);
            return sum(loads, CpuTime.of(stack, ledger).minus(before));
        } finally {
            connections.forEach(LeaseConnection::close);
            logs.forEach(EventLog::close);
        }
    }

    private Calls sum(List<ReplicaLoad> loads, CpuTime cpu) {
        ReplicaLoad.Counts sum = new ReplicaLoad.Counts();
        for (ReplicaLoad load : loads) {
            sum.admitted += load.counts().admitted;
            sum.calls += load.counts().calls;
            sum.asks += load.counts().asks;
            sum.refused += load.counts().refused;
            sum.callNanos += load.counts().callNanos;
        }
        if (sum.refused > 0) {
            throw new BenchFailure(sum.refused + " requests were refused, though every account has plenty");
        }
        double seconds = measured.toMillis() / 1e3;
        return new Calls(
                sum.admitted / seconds,
                sum.calls / seconds,
                (double) sum.asks / sum.calls,
                sum.callNanos / 1e6 / sum.calls,
                cpu);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private static Spender spender(AccountId account) {
        return new Spender(
                account,
                new OrganisationId(account.value()),
                new ProjectId(account.value()),
                null,
                new KeyId(account.value()));
    }

    private static void await(List<Future<?>> running) {
        try {
            for (Future<?> each : running) {
                Object unused = each.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("A replica stopped: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }
}
