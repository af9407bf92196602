package dev.florin.bench.admission;

import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.LeasePool;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.admission.Spender;
import dev.florin.money.Credits;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reserves a request's maximum over a chain of four budgets and the account, and settles it: what each request does. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ChainAdmission {

    private static final Demand DEMAND = Demand.exactly(new Credits(20));
    private static final Credits CHARGE = new Credits(1);

    /** With one, all threads take of the same leases. */
    @Param("1000")
    public int accounts = 1_000;

    private FundedPool funded = new FundedPool(1);

    @Setup
    public void open() {
        funded = new FundedPool(accounts);
    }

    /** As a request does: its maximum is not known before, nor its charge. */
    @Benchmark
    public Reservation admit() {
        LeasePool pool = funded.pool();
        Spender spender = funded.spenders().get(ThreadLocalRandom.current().nextInt(accounts));
        Reservation reservation =
                pool.reserve(spender, DEMAND, System.nanoTime()).orElseThrow();
        pool.settle(reservation, CHARGE, System.nanoTime());
        return reservation;
    }
}
