package dev.florin.gateway.admission;

import dev.florin.gateway.admission.AdmissionConfig.UnpaidPolicy;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Admits requests: out of the lease at hand, or else after asking the ledger for more. */
@ApplicationScoped
public class Admission {

    /** What shows that an account has credits, and that no budget is exhausted. */
    private static final Demand LEAST = Demand.exactly(new Credits(1));

    private final LeasePool pool;
    private final Extensions extensions;
    private final Grace grace;

    public Admission(LeasePool pool, Extensions extensions, Grace grace) {
        this.pool = pool;
        this.extensions = extensions;
        this.grace = grace;
    }

    /**
     * Sets credits aside, of the account and of every budget that limits the spender. Fails with
     * {@link InsufficientCreditsException}, {@link BudgetExhaustedException} or {@link LedgerAwayException}; then nothing is
     * set aside.
     */
    public Uni<Reservation> admit(Spender spender, Demand demand) {
        Optional<Reservation> atHand = pool.reserve(spender, demand, System.nanoTime());
        return atHand.isPresent()
                ? Uni.createFrom().item(atHand.get())
                : extensions
                        .begin(spender, demand)
                        .onFailure(LedgerAwayException.class)
                        .recoverWithUni(away -> inGrace(spender, demand, away));
    }

    /**
     * Lets a request in that takes no credits, under the policy for such. Fails as {@link #admit} where the spender has to show
     * some and cannot.
     */
    public Uni<Void> admitUnpaid(Spender spender, UnpaidPolicy policy) {
        return switch (policy) {
            case BYPASS -> Uni.createFrom().voidItem();
            case CHAIN -> admit(spender, LEAST).invoke(this::release).replaceWithVoid();
        };
    }

    /** Never beyond a budget that limits the spender, nor where none is known to. */
    private Uni<Reservation> inGrace(Spender spender, Demand demand, Throwable away) {
        return pool.countedWithoutLimit(spender, System.nanoTime())
                .flatMap(counted -> grace.reserve(spender.accountId(), pool.epoch(), counted, demand))
                .map(reservation -> Uni.createFrom().item(reservation))
                .orElseGet(() -> Uni.createFrom().failure(away));
    }

    /**
     * Sets more aside for a request that runs, if it is at hand: as much as there is of what is demanded.
     *
     * @return whether anything was set aside
     */
    public boolean extendAtHand(Reservation reservation, Demand more) {
        return reservation.nodes().isEmpty()
                ? reservation.epoch().equals(pool.epoch()) && reservation.extend(more, System.nanoTime())
                : pool.extend(reservation, more, System.nanoTime());
    }

    /**
     * Sets more aside for a request that runs, of all that it was admitted against, after asking the ledger where it is not at
     * hand. Fails as {@link #admit}; then the reservation is what it was.
     */
    public Uni<Reservation> extend(Reservation reservation, Demand more) {
        if (extendAtHand(reservation, more)) {
            return Uni.createFrom().item(reservation);
        }
        return reservation.nodes().isEmpty()
                ? Uni.createFrom().failure(new LedgerAwayException("the account's grace is used up"))
                : extensions.extend(reservation, more);
    }

    /** Ends a reservation with what was charged; the rest is free for others at once. */
    public void settle(Reservation reservation, Credits charge) {
        pool.settle(reservation, charge, System.nanoTime());
    }

    /** Ends a reservation without a charge. */
    public void release(Reservation reservation) {
        settle(reservation, Credits.ZERO);
    }

    /** This replica's present life. */
    public EpochId epoch() {
        return pool.epoch();
    }

    /** Whether hard budgets limit the spender; empty while this replica does not know. */
    public Optional<Boolean> isLimited(Spender spender) {
        return pool.nodesOf(spender, System.nanoTime()).map(nodes -> nodes.size() > 1);
    }

    /** The account's credits as far as this replica knows; empty when it never asked for the account. */
    public Optional<Credits> remaining(AccountId accountId) {
        return pool.knows(accountId) ? Optional.of(pool.remaining(accountId)) : Optional.empty();
    }
}
