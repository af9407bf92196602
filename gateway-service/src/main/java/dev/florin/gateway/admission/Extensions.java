package dev.florin.gateway.admission;

import dev.florin.gateway.admission.LeaseTalk.Outcome;
import dev.florin.gateway.admission.LeaseTalk.Patience;
import dev.florin.gateway.admission.LeaseTalk.Round;
import dev.florin.lease.Node;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Extends leases for requests that found too little: carries what {@link LeaseTalk} says to the ledger and back. */
@ApplicationScoped
public class Extensions {

    private static final long NO_TIMER = -1;

    private final LeasePool pool;
    private final LeaseTalk<UniEmitter<? super Reservation>> talk;
    private final LeaseClient client;
    private final Replica replica;
    private final Vertx vertx;
    private long timer = NO_TIMER;
    private long dueNanos;

    public Extensions(LeasePool pool, LeaseClient client, Replica replica, Vertx vertx, AdmissionConfig config) {
        this.pool = pool;
        this.client = client;
        this.replica = replica;
        this.vertx = vertx;
        this.talk = new LeaseTalk<>(
                replica.name(),
                pool,
                new Patience(
                        config.pause().toNanos(),
                        config.renewalInterval().toNanos(),
                        config.patience().toNanos(),
                        config.returnPatience().toNanos()));
    }

    /**
     * Waits for credits from the ledger. Fails with {@link InsufficientCreditsException} when there are not enough, with
     * {@link BudgetExhaustedException} when a budget has not enough left, with {@link LedgerAwayException} when neither can
     * be known.
     */
    Uni<Reservation> begin(Spender spender, Demand demand) {
        return Uni.createFrom().emitter(emitter -> {
            talk.join(spender, demand, emitter, System.nanoTime());
            goOn();
        });
    }

    /** The same for a request that runs, and to which more is added. */
    Uni<Reservation> extend(Reservation reservation, Demand more) {
        return Uni.createFrom().emitter(emitter -> {
            talk.extend(reservation, more, emitter, System.nanoTime());
            goOn();
        });
    }

    /** Says what there is to say: for who is due, and for leases that run low. */
    void goOn() {
        Optional<Round<UniEmitter<? super Reservation>>> round = talk.next(System.nanoTime());
        if (round.isPresent()) {
            ask(round.get());
        } else {
            talk.nanosUntilDue(System.nanoTime()).ifPresent(this::pause);
        }
    }

    /** One timer at a time, for whoever is due first. */
    private synchronized void pause(long nanos) {
        long due = System.nanoTime() + nanos;
        if (timer != NO_TIMER && dueNanos - due <= 0) {
            return;
        }
        if (timer != NO_TIMER) {
            boolean unusedCancelled = vertx.cancelTimer(timer);
        }
        dueNanos = due;
        timer = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, this::wakeUp);
    }

    private void wakeUp(long rung) {
        synchronized (this) {
            timer = timer == rung ? NO_TIMER : timer;
        }
        goOn();
    }

    private void ask(Round<UniEmitter<? super Reservation>> round) {
        client.ask(round.request())
                .map(answer -> talk.answered(round, answer, System.nanoTime()))
                .onFailure(EpochExpiredException.class)
                .recoverWithItem(() -> talk.expired(round, replica.nextEpoch(), System.nanoTime()))
                .onFailure()
                .recoverWithItem(failure -> talk.failed(round, String.valueOf(failure.getMessage()), System.nanoTime()))
                .subscribe()
                .with(this::told);
    }

    private void told(List<Outcome<UniEmitter<? super Reservation>>> outcomes) {
        goOn();
        outcomes.forEach(this::tell);
    }

    private void tell(Outcome<UniEmitter<? super Reservation>> outcome) {
        switch (outcome) {
            case Outcome.Admitted<UniEmitter<? super Reservation>>(var emitter, var reservation) ->
                emitter.complete(reservation);
            case Outcome.Refused<UniEmitter<? super Reservation>>(var emitter, var node) ->
                emitter.fail(refusalOf(node));
            case Outcome.Unknown<UniEmitter<? super Reservation>>(var emitter, var reason) ->
                emitter.fail(new LedgerAwayException(reason));
        }
    }

    /** Where the budget was removed meanwhile, whether there is enough is not known. */
    private RuntimeException refusalOf(Node node) {
        return node.isAccount()
                ? new InsufficientCreditsException()
                : pool.budgetOf(node)
                        .<RuntimeException>map(BudgetExhaustedException::new)
                        .orElseGet(() -> new LedgerAwayException("a budget has just changed"));
    }
}
