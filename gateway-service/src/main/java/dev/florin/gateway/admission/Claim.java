package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Optional;

/** What credits are wanted for: a request that begins, or one that goes on and needs more. */
sealed interface Claim {

    AccountId accountId();

    /** Of which leases they are wanted; empty while that is not known. */
    Optional<List<Node>> nodes(LeasePool pool, long nowNanos);

    /** What it holds of each of them already. */
    Credits held();

    /** Takes as much as there is of what is demanded, or nothing. */
    Optional<Reservation> take(LeasePool pool, Demand demand, long nowNanos);

    /** Whether nothing can come of it any more. */
    boolean isOver(LeasePool pool);

    /** A request that is to be admitted. */
    record Beginning(Spender spender) implements Claim {

        @Override
        public AccountId accountId() {
            return spender.accountId();
        }

        @Override
        public Optional<List<Node>> nodes(LeasePool pool, long nowNanos) {
            return pool.nodesOf(spender, nowNanos);
        }

        @Override
        public Credits held() {
            return Credits.ZERO;
        }

        @Override
        public Optional<Reservation> take(LeasePool pool, Demand demand, long nowNanos) {
            return pool.reserveAvailable(spender, demand, nowNanos);
        }

        @Override
        public boolean isOver(LeasePool pool) {
            return false;
        }
    }

    /** A request that runs: more can only come out of what it was admitted against. */
    record GoingOn(Reservation reservation) implements Claim {

        @Override
        public AccountId accountId() {
            return reservation.nodes().getFirst().accountId();
        }

        @Override
        public Optional<List<Node>> nodes(LeasePool pool, long nowNanos) {
            return Optional.of(reservation.nodes());
        }

        @Override
        public Credits held() {
            return reservation.amount();
        }

        @Override
        public Optional<Reservation> take(LeasePool pool, Demand demand, long nowNanos) {
            return pool.extend(reservation, demand, nowNanos) ? Optional.of(reservation) : Optional.empty();
        }

        @Override
        public boolean isOver(LeasePool pool) {
            return !pool.isExtensible(reservation);
        }
    }
}
