package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Extends leases for requests that found too little. One call to the ledger is on its way at a time; whoever comes
 * meanwhile is part of the next one, so a thousand requests of one account cost a call, not a thousand.
 */
@ApplicationScoped
public class Extensions {

    private static final long PAUSE_MILLIS = 20;

    private final LeasePool pool;
    private final LeaseClient client;
    private final Replica replica;
    private final Vertx vertx;
    private final long patienceNanos;
    private final long returnPatienceNanos;
    private final WaitingLines lines = new WaitingLines();
    private final AtomicBoolean asking = new AtomicBoolean();

    private record Round(Map<AccountId, List<Waiter>> lines, EpochId epoch, long askedAtNanos) {}

    public Extensions(LeasePool pool, LeaseClient client, Replica replica, Vertx vertx, AdmissionConfig config) {
        this.pool = pool;
        this.client = client;
        this.replica = replica;
        this.vertx = vertx;
        this.patienceNanos = config.patience().toNanos();
        this.returnPatienceNanos = config.returnPatience().toNanos();
    }

    /**
     * Waits for credits from the ledger. Fails with {@link InsufficientCreditsException} when there are not enough, with
     * {@link LedgerAwayException} when that cannot be known.
     */
    Uni<Reservation> extend(AccountId accountId, Demand demand) {
        long giveUpNanos = System.nanoTime() + patienceNanos;
        return Uni.createFrom().emitter(emitter -> {
            lines.join(new Waiter(accountId, demand, giveUpNanos, emitter));
            ask();
        });
    }

    private void ask() {
        while (!lines.isEmpty() && asking.compareAndSet(false, true)) {
            Map<AccountId, List<Waiter>> taken = lines.take(LeaseRequest.MAX_ASKS);
            if (!taken.isEmpty()) {
                ask(new Round(taken, pool.epoch(), System.nanoTime()));
                return;
            }
            asking.set(false);
        }
    }

    private void ask(Round round) {
        List<Ask> asks = round.lines().entrySet().stream()
                .map(line -> pool.ask(line.getKey(), demandsOf(line.getValue()), round.askedAtNanos()))
                .toList();
        client.ask(new LeaseRequest(replica.name(), round.epoch(), asks))
                .invoke(answer -> answered(round, answer))
                .onTermination()
                .invoke(() -> asking.set(false))
                .subscribe()
                .with(answer -> ask(), failure -> failed(round, failure));
    }

    private static List<Demand> demandsOf(List<Waiter> line) {
        return line.stream().map(Waiter::demand).toList();
    }

    private void answered(Round round, LeaseAnswer answer) {
        pool.held(round.epoch(), round.askedAtNanos(), TimeUnit.MILLISECONDS.toNanos(answer.ttlMillis()));
        Map<AccountId, Grant> grants =
                answer.grants().stream().collect(Collectors.toMap(Grant::accountId, Function.identity()));
        round.lines().forEach((accountId, line) -> granted(round.epoch(), grants.get(accountId), line));
    }

    private void granted(EpochId epoch, @Nullable Grant grant, List<Waiter> line) {
        if (grant == null) {
            throw new LedgerAwayException("the ledger's answer leaves an account out");
        }
        pool.granted(epoch, grant, System.nanoTime());
        line.forEach(waiter -> serve(waiter, grant.freeMicros()));
    }

    private void serve(Waiter waiter, Credits free) {
        Credits available = pool.available(waiter.accountId());
        switch (Verdict.of(waiter.demand(), available, free)) {
            case ADMIT -> admit(waiter);
            case ASK_AGAIN -> askAgain(waiter);
            case REFUSE -> refuse(waiter);
        }
    }

    private void admit(Waiter waiter) {
        Optional<Reservation> reservation =
                pool.reserveAvailable(waiter.accountId(), waiter.demand(), System.nanoTime());
        if (reservation.isPresent()) {
            waiter.answer().complete(reservation.get());
        } else {
            askAgain(waiter);
        }
    }

    private void refuse(Waiter waiter) {
        if (pool.hasReturnedSince(waiter.accountId(), System.nanoTime() - returnPatienceNanos) && !hasGivenUp(waiter)) {
            askLater(waiter);
        } else {
            waiter.answer().fail(new InsufficientCreditsException());
        }
    }

    private void askAgain(Waiter waiter) {
        if (hasGivenUp(waiter)) {
            waiter.answer().fail(new LedgerAwayException("the ledger has credits but does not lease them"));
        } else {
            askLater(waiter);
        }
    }

    private void askLater(Waiter waiter) {
        vertx.setTimer(PAUSE_MILLIS, timer -> {
            lines.join(waiter);
            ask();
        });
    }

    private static boolean hasGivenUp(Waiter waiter) {
        return System.nanoTime() - waiter.giveUpNanos() > 0;
    }

    private void failed(Round round, Throwable failure) {
        boolean epochIsOver = failure instanceof EpochExpiredException;
        if (epochIsOver) {
            pool.epochIsOver(round.epoch(), replica.nextEpoch());
        }
        round.lines().values().stream()
                .flatMap(List::stream)
                .forEach(waiter -> askAgainOrFail(waiter, epochIsOver, failure));
        ask();
    }

    private void askAgainOrFail(Waiter waiter, boolean epochIsOver, Throwable failure) {
        if (epochIsOver) {
            askAgain(waiter);
        } else {
            waiter.answer().fail(failure);
        }
    }
}
