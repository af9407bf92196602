package dev.florin.bench.admission;

import dev.florin.bench.load.EventLog;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.LeasePool;
import dev.florin.gateway.admission.LeaseSizing;
import dev.florin.gateway.admission.LeaseTalk;
import dev.florin.gateway.admission.LeaseTalk.Outcome;
import dev.florin.gateway.admission.LeaseTalk.Patience;
import dev.florin.gateway.admission.LeaseTalk.Round;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.admission.Spender;
import dev.florin.gateway.admission.Surplus;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.Uuid7;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.LeaseReturned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One gateway replica as the ledger sees it: requests come at a fixed rate, are admitted by the gateway's own pool, and end at
 * once; what the pool lacks is asked of the ledger one call at a time. For one thread.
 */
final class ReplicaLoad implements Runnable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK = SECOND / 10;
    private static final long IDLE = 5 * SECOND;
    private static final Demand DEMAND = Demand.exactly(Credits.of(2));
    private static final Credits CHARGE = Credits.of(1);
    private static final Patience PATIENCE = new Patience(SECOND / 20, SECOND / 2, 5 * SECOND, 2 * SECOND);

    private final String name;
    private final LeaseConnection ledger;
    private final List<Spender> spenders;
    private final EventLog log;
    private final double perSecond;
    private final long begin;
    private final long countFrom;
    private final long end;

    private final SplittableRandom random;
    private final LeasePool pool;
    private final LeaseTalk<Boolean> talk;
    private long looked;
    private long asked;
    private final Counts counts = new Counts();

    /** What was counted behind the warm-up. */
    static final class Counts {
        long admitted;
        long calls;
        long asks;
        long refused;
        long callNanos;
    }

    /** @param perSecond requests; with 0 as many as the ledger's answers allow, each of another account */
    ReplicaLoad(
            int number,
            LeaseConnection ledger,
            List<Spender> spenders,
            EventLog log,
            double perSecond,
            Duration warmUp,
            Duration measured) {
        this.name = "bench-gateway-" + number;
        this.ledger = ledger;
        this.spenders = spenders;
        this.log = log;
        this.perSecond = perSecond;
        this.random = new SplittableRandom(number);
        this.begin = System.nanoTime();
        this.countFrom = begin + warmUp.toNanos();
        this.end = countFrom + measured.toNanos();
        LeaseSizing sizing = new LeaseSizing(16, 5 * SECOND, SECOND / 2, SECOND / 2, 2 * SECOND);
        this.pool = new LeasePool(sizing, InstantSource.system(), epoch(), begin);
        this.talk = new LeaseTalk<>(name, pool, PATIENCE);
    }

    Counts counts() {
        return counts;
    }

    @Override
    public void run() {
        long requests = 0;
        for (long now = begin; now - end < 0; now = System.nanoTime()) {
            long due = (long) ((now - begin) / (double) SECOND * perSecond);
            while (requests < due) {
                request(now);
                requests++;
            }
            keep(now);
            if (!ask(now)) {
                LockSupport.parkNanos(idleNanos(requests, now));
            }
        }
    }

    /** Until the next request comes, or the talk or the pool is to be looked at again. */
    private long idleNanos(long requests, long now) {
        long untilRequest = begin + (long) ((requests + 1) / perSecond * SECOND) - now;
        return Math.min(
                Math.min(untilRequest, asked + LOOK - now),
                talk.nanosUntilDue(now).orElse(LOOK));
    }

    private void request(long now) {
        Spender spender = spenders.get(random.nextInt(spenders.size()));
        Optional<Reservation> atHand = pool.reserve(spender, DEMAND, now);
        if (atHand.isPresent()) {
            admitted(atHand.get(), now);
        } else {
            talk.join(spender, DEMAND, true, now);
        }
    }

    private void admitted(Reservation reservation, long now) {
        pool.settle(reservation, CHARGE, now);
        counts.admitted += now - countFrom >= 0 ? 1 : 0;
    }

    /** As the gateway does every 100 ms: leases that run low are extended then, and idle ones go back every second. */
    private void keep(long now) {
        if (pool.isRenewalDue(now)) {
            pool.renewalAsked(now);
            RenewalAnswer answer = ledger.post(
                    "/leases/renewals", new RenewalRequest(name, pool.epoch(), List.of()), RenewalAnswer.class);
            counts.calls += now - countFrom >= 0 ? 1 : 0;
            pool.held(pool.epoch(), now, TimeUnit.MILLISECONDS.toNanos(answer.ttlMillis()));
        }
        if (now - looked >= SECOND) {
            looked = now;
            pool.takeUnusedSince(now - IDLE, now).forEach(this::giveBack);
        }
    }

    /** For requests that wait at once, for leases that run low every 100 ms; false where there was nothing to ask. */
    private boolean ask(long now) {
        boolean isWaitedFor = talk.nanosUntilDue(now).orElse(Long.MAX_VALUE) == 0;
        if (!isWaitedFor && now - asked < LOOK) {
            return false;
        }
        asked = now;
        Optional<Round<Boolean>> round = talk.next(now);
        round.ifPresent(each -> {
            LeaseAnswer answer = ledger.post("/leases", each.request(), LeaseAnswer.class);
            long answered = System.nanoTime();
            if (now - countFrom >= 0) {
                counts.calls++;
                counts.asks += each.request().asks().size();
                counts.callNanos += answered - now;
            }
            talk.answered(each, answer, answered).forEach(outcome -> told(outcome, answered));
        });
        return round.isPresent();
    }

    private void told(Outcome<Boolean> outcome, long now) {
        if (outcome instanceof Outcome.Admitted<Boolean>(Boolean unused, Reservation reservation)) {
            admitted(reservation, now);
        } else {
            counts.refused++;
        }
    }

    private void giveBack(Surplus surplus) {
        log.append(new LeaseReturned(
                new EventId(Uuid7.of(Instant.now(), random)),
                surplus.node().accountId(),
                surplus.node().budget(),
                surplus.epoch(),
                surplus.amount(),
                Instant.now()));
    }

    private EpochId epoch() {
        return new EpochId(Uuid7.of(Instant.now(), random));
    }
}
