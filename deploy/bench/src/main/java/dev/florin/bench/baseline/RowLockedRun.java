package dev.florin.bench.baseline;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.running.StackProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Twenty clients that transfer as fast as they can.
 *
 * @param warmUp how long they run before transfers count
 * @param duration how long transfers count
 */
public record RowLockedRun(StackProcess stack, int accounts, Duration warmUp, Duration duration) {

    public static final String DATABASE = "row_locked";
    public static final int CLIENTS = 20;

    /**
     * Transfers a second.
     *
     * @param hot whether all credit one account; else both are any
     */
    public double perSecond(boolean hot) {
        try (Connection connection = stack.connect(DATABASE);
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            RowLockedLedger.create(connection, accounts);
            LongAdder done = new LongAdder();
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(client(hot, done, stop)));
            }
            Thread.sleep(warmUp);
            long before = done.sum();
            long begin = System.nanoTime();
            Thread.sleep(duration);
            double perSecond = (done.sum() - before) * 1e9 / (System.nanoTime() - begin);
            stop.set(true);
            for (Future<Void> client : clients) {
                client.get();
            }
            return perSecond;
        } catch (SQLException | ExecutionException e) {
            throw new BenchFailure("The row-locked ledger failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private Callable<Void> client(boolean hot, LongAdder done, AtomicBoolean stop) {
        return () -> {
            try (RowLockedLedger ledger = new RowLockedLedger(stack.connect(DATABASE))) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                while (!stop.get()) {
                    long debit = random.nextLong(1, accounts);
                    long credit = hot ? 0 : (debit + random.nextLong(1, accounts)) % accounts;
                    ledger.transfer(debit, credit);
                    done.increment();
                }
            }
            return null;
        };
    }
}
