package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pool against a plain sum: whatever happens in whatever order, no more is handed out than was granted. */
class NeverOverspentTest {

    private static final LeaseSizing SIZING = new LeaseSizing(16, 1_000, 10, 100, 100);
    private static final long TTL = 1_000;

    static List<Long> seeds() {
        return new Random(20_261_121).longs(200).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("what is reserved, spent, returned and available is what was granted, in any interleaving")
    void handsOutNoMoreThanWasGranted(long seed) {
        PoolWalk walk = new PoolWalk(new Random(seed), SIZING, TTL);
        for (int step = 0; step < 2_000; step++) {
            walk.step();
            assertThat(walk.accountedForMicros()).as("step %d", step).isEqualTo(walk.grantedMicros());
        }
    }

    @Test
    @DisplayName("F9: concurrent requests do not get past what is there")
    void holdsUnderConcurrency() throws ExecutionException, InterruptedException {
        // given
        AccountId account = new AccountId(Ids.system().next());
        LeasePool pool = new LeasePool(
                SIZING, InstantSource.system(), new EpochId(Ids.system().next()), 0);
        pool.held(pool.epoch(), 0, TTL);
        pool.budgetsAre(pool.epoch(), Spenders.noBudgets(account));
        Node node = Node.of(account);
        pool.granted(pool.epoch(), new Grant(node, new Credits(10_000), Credits.ZERO, Credits.ZERO, 1), 0);
        AtomicLong spent = new AtomicLong();

        // when
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                runs.add(threads.submit(() -> spendUntilRefused(pool, Spenders.of(account), spent)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }

        // then
        assertThat(spent.get() + pool.available(node).micros()).isEqualTo(10_000);
        assertThat(pool.available(node)).isLessThan(new Credits(7 * 8));
    }

    private static void spendUntilRefused(LeasePool pool, Spender spender, AtomicLong spent) {
        Optional<Reservation> reservation = pool.reserve(spender, Demand.exactly(new Credits(7)), 0);
        while (reservation.isPresent()) {
            pool.settle(reservation.get(), new Credits(3), 0);
            spent.addAndGet(3);
            reservation = pool.reserve(spender, Demand.exactly(new Credits(7)), 0);
        }
    }
}
