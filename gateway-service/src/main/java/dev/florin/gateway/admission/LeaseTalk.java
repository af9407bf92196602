package dev.florin.gateway.admission;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a replica says to the ledger for requests that found too little, and what becomes of them. One call is on its way at
 * a time; whoever comes meanwhile is part of the next one, so a thousand requests of one account cost a call, not a
 * thousand. Leases that run low are extended with it, before anybody has to wait.
 *
 * <p>Deterministic, as {@link LeasePool} is. Safe for use by many threads.
 *
 * @param <T> what a request is known by
 */
public final class LeaseTalk<T> {

    private final String replica;
    private final LeasePool pool;
    private final Patience patience;
    private final List<Waiter<T>> waiting = new ArrayList<>();
    private final Unsure unsure = new Unsure();

    private boolean asking;
    private long requests;

    /**
     * How long requests wait, in nanoseconds.
     *
     * @param pause before the ledger is asked again
     * @param afterFailure before it is asked again when it did not answer
     * @param forTheLedger for credits that it has but has not leased yet
     * @param forOthers for credits that other replicas hold, or that are on their way back
     */
    public record Patience(long pause, long afterFailure, long forTheLedger, long forOthers) {}

    /** A call to the ledger and for whom it is made. */
    public static final class Round<T> {

        private final LeaseRequest request;
        private final List<Waiter<T>> waiters;
        private final long askedAtNanos;

        private Round(LeaseRequest request, List<Waiter<T>> waiters, long askedAtNanos) {
            this.request = request;
            this.waiters = waiters;
            this.askedAtNanos = askedAtNanos;
        }

        public LeaseRequest request() {
            return request;
        }
    }

    /** What became of a request. */
    public sealed interface Outcome<T> {

        T request();

        record Admitted<T>(T request, Reservation reservation) implements Outcome<T> {}

        /**
         * There is not enough.
         *
         * @param of what there is not enough of: the account, or one of its budgets
         */
        record Refused<T>(T request, Node of) implements Outcome<T> {}

        /** Whether there is enough cannot be known. */
        record Unknown<T>(T request, String reason) implements Outcome<T> {}
    }

    public LeaseTalk(String replica, LeasePool pool, Patience patience) {
        this.replica = replica;
        this.pool = pool;
        this.patience = patience;
    }

    /** A request waits for more than the leases at hand have. */
    public synchronized void join(Spender spender, Demand demand, T request, long nowNanos) {
        waiting.add(new Waiter<>(new Claim.Beginning(spender), demand, request, nowNanos, nowNanos, null));
    }

    /**
     * A request that runs waits for more than was reserved for it and the leases at hand have. What becomes of it is told as for
     * one that begins; that it cannot be known, also when it has ended meanwhile, or the life in which it was admitted.
     *
     * @param reservation out of leases
     */
    public synchronized void extend(Reservation reservation, Demand more, T request, long nowNanos) {
        waiting.add(new Waiter<>(new Claim.GoingOn(reservation), more, request, nowNanos, nowNanos, null));
    }

    /** The next call to make, if one is due; it must be answered, or have failed, before there is another. */
    public synchronized Optional<Round<T>> next(long nowNanos) {
        if (asking) {
            return Optional.empty();
        }
        Map<Node, List<Demand>> lines = new LinkedHashMap<>();
        List<Waiter<T>> waiters = takeDue(lines, nowNanos);
        unsure.takeDue(lines, nowNanos);
        List<Node> low = pool.takeLow(LeaseRequest.MAX_ASKS - lines.size());
        if (lines.isEmpty() && low.isEmpty()) {
            return Optional.empty();
        }
        asking = true;
        List<Ask> asks = new ArrayList<>(lines.size());
        lines.forEach((node, line) -> asks.add(pool.ask(node, line, nowNanos)));
        low.stream().filter(node -> !lines.containsKey(node)).forEach(node -> asks.add(pool.topUp(node, nowNanos)));
        List<BudgetsVersion> known = asks.stream()
                .map(ask -> ask.node().accountId())
                .distinct()
                .map(pool::knownBudgets)
                .toList();
        return Optional.of(
                new Round<>(new LeaseRequest(replica, pool.epoch(), ++requests, asks, known), waiters, nowNanos));
    }

    /** How long it is until a request that pauses is due, 0 where one is; empty when none waits or a call is on its way. */
    public synchronized OptionalLong nanosUntilDue(long nowNanos) {
        return asking
                ? OptionalLong.empty()
                : LongStream.concat(waiting.stream().mapToLong(Waiter::notBeforeNanos), unsure.dueNanos())
                        .map(notBefore -> Math.max(0, notBefore - nowNanos))
                        .min();
    }

    /** The ledger has answered. Requests without an outcome wait on. */
    public synchronized List<Outcome<T>> answered(Round<T> round, LeaseAnswer answer, long nowNanos) {
        asking = false;
        EpochId epoch = round.request.epoch();
        pool.budgetsChanged(epoch, answer.changedBudgets());
        answer.budgets().forEach(budgets -> pool.budgetsAre(epoch, budgets));
        pool.held(epoch, round.askedAtNanos, Math.multiplyExact(answer.ttlMillis(), 1_000_000L));
        Map<Node, Grant> grants = answer.grants().stream().collect(toMap(Grant::node, Function.identity()));
        for (Ask ask : round.request.asks()) {
            Grant grant = grants.get(ask.node());
            if (grant == null) {
                unsure.askAgain(ask.node(), nowNanos + patience.afterFailure());
            } else {
                pool.granted(epoch, grant, nowNanos);
            }
        }
        List<Outcome<T>> outcomes = new ArrayList<>();
        boolean isWhole = grants.size() == round.request.asks().size();
        for (Waiter<T> waiter : round.waiters) {
            if (isWhole) {
                serve(waiter, grants, nowNanos, outcomes);
            } else {
                outcomes.add(new Outcome.Unknown<>(waiter.request(), "the ledger's answer leaves something out"));
            }
        }
        return outcomes;
    }

    /** The ledger has given up the epoch: in the next one the requests ask again. */
    public synchronized List<Outcome<T>> expired(Round<T> round, EpochId nextEpoch, long nowNanos) {
        asking = false;
        pool.epochIsOver(round.request.epoch(), nextEpoch, nowNanos);
        unsure.clear();
        List<Outcome<T>> outcomes = new ArrayList<>();
        round.waiters.forEach(waiter -> askAgain(waiter, patience.pause(), nowNanos, outcomes));
        return outcomes;
    }

    /** The ledger did not answer. It may have granted all the same, so it is asked what it has. */
    public synchronized List<Outcome<T>> failed(Round<T> round, String reason, long nowNanos) {
        asking = false;
        round.request.asks().forEach(ask -> unsure.askAgain(ask.node(), nowNanos + patience.afterFailure()));
        List<Outcome<T>> outcomes = new ArrayList<>();
        round.waiters.forEach(waiter -> outcomes.add(new Outcome.Unknown<>(waiter.request(), reason)));
        return outcomes;
    }

    /** All who wait for an account of which one need not pause, of as many accounts as fit into a call. */
    private List<Waiter<T>> takeDue(Map<Node, List<Demand>> lines, long nowNanos) {
        Map<AccountId, List<Waiter<T>>> byAccount =
                waiting.stream().collect(groupingBy(Waiter::accountId, LinkedHashMap::new, toList()));
        Set<Waiter<T>> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Waiter<T>> line : byAccount.values()) {
            boolean isDue = line.stream().anyMatch(waiter -> waiter.notBeforeNanos() - nowNanos <= 0);
            Map<Node, List<Demand>> demands = isDue ? demandsOf(line, nowNanos) : Map.of();
            if (isDue && lines.size() + demands.size() <= LeaseRequest.MAX_ASKS) {
                lines.putAll(demands);
                taken.addAll(line);
            }
        }
        List<Waiter<T>> due = waiting.stream().filter(taken::contains).toList();
        boolean unusedTaken = waiting.removeIf(taken::contains);
        return due;
    }

    /** By node what is demanded of it; of the account alone, as long as its budgets are not known. */
    private Map<Node, List<Demand>> demandsOf(List<Waiter<T>> line, long nowNanos) {
        Map<Node, List<Demand>> demands = new LinkedHashMap<>();
        for (Waiter<T> waiter : line) {
            List<Node> account = List.of(Node.of(waiter.accountId()));
            // Who comes for nothing is told with the next answer, whatever that says.
            boolean isOver = waiter.claim().isOver(pool);
            Demand demand = isOver ? Demand.exactly(Credits.ZERO) : waiter.demand();
            List<Node> chain =
                    isOver ? account : waiter.claim().nodes(pool, nowNanos).orElse(account);
            waiter.wanted(chain)
                    .forEach(node -> demands.computeIfAbsent(node, unused -> new ArrayList<>())
                            .add(demand));
        }
        return demands;
    }

    /** What is the worst that a node of its chain says, counts. */
    private void serve(Waiter<T> waiter, Map<Node, Grant> grants, long nowNanos, List<Outcome<T>> outcomes) {
        if (waiter.claim().isOver(pool)) {
            outcomes.add(over(waiter));
            return;
        }
        List<Node> nodes = waiter.claim().nodes(pool, nowNanos).orElse(List.of());
        boolean isEnough = !nodes.isEmpty();
        boolean isThere = false;
        for (Node node : nodes) {
            Grant grant = grants.get(node);
            Verdict verdict = verdict(waiter.demand(), node, grant);
            if (verdict == Verdict.REFUSE && grant != null) {
                refuse(waiter, grant, nowNanos, outcomes);
                return;
            }
            isThere |= verdict == Verdict.ASK_AGAIN && grant != null;
            isEnough &= verdict == Verdict.ADMIT;
        }
        if (isEnough) {
            admit(waiter, nowNanos, outcomes);
        } else {
            // What was not asked of yet is asked at once: a budget that has just become known, or the rest of the
            // chain.
            askAgain(waiter.contented(), isThere ? patience.pause() : 0, nowNanos, outcomes);
        }
    }

    private Verdict verdict(Demand demand, Node node, @Nullable Grant grant) {
        Credits available = pool.available(node);
        if (grant != null) {
            return Verdict.of(demand, available, grant.freeMicros());
        }
        return available.isLessThan(demand.full()) ? Verdict.ASK_AGAIN : Verdict.ADMIT;
    }

    private void admit(Waiter<T> waiter, long nowNanos, List<Outcome<T>> outcomes) {
        Optional<Reservation> reservation = waiter.claim().take(pool, waiter.demand(), nowNanos);
        if (reservation.isPresent()) {
            outcomes.add(new Outcome.Admitted<>(waiter.request(), reservation.get()));
        } else {
            askAgain(waiter, patience.pause(), nowNanos, outcomes);
        }
    }

    /** Not before those who hold the rest of the node, here and elsewhere, had time to give back what they do not use. */
    private void refuse(Waiter<T> waiter, Grant grant, long nowNanos, List<Outcome<T>> outcomes) {
        Node node = grant.node();
        boolean mayCome = !grant.elsewhereMicros().isZero()
                || pool.available(node).plus(waiter.claim().held()).isLessThan(pool.left(node))
                || pool.hasReturnedSince(node, nowNanos - patience.forOthers());
        Waiter.Want want = waiter.wantOf(node, nowNanos);
        boolean isPatient = nowNanos - want.sinceNanos() < patience.forOthers()
                && nowNanos - waiter.sinceNanos() < patience.forTheLedger();
        if (mayCome && isPatient) {
            waiting.add(waiter.pausedUntil(nowNanos + patience.pause(), want));
        } else {
            outcomes.add(new Outcome.Refused<>(waiter.request(), node));
        }
    }

    private void askAgain(Waiter<T> waiter, long pauseNanos, long nowNanos, List<Outcome<T>> outcomes) {
        if (waiter.claim().isOver(pool)) {
            outcomes.add(over(waiter));
        } else if (nowNanos - waiter.sinceNanos() < patience.forTheLedger()) {
            waiting.add(waiter.pausedUntil(nowNanos + pauseNanos, waiter.want()));
        } else {
            outcomes.add(new Outcome.Unknown<>(waiter.request(), "the ledger has credits but does not lease them"));
        }
    }

    private static <T> Outcome<T> over(Waiter<T> waiter) {
        return new Outcome.Unknown<>(waiter.request(), "the request, or the life in which it was admitted, is over");
    }
}
