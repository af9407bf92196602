package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a replica says to the ledger for requests that found too little, and what becomes of them. One call is on its way at
 * a time; whoever comes meanwhile is part of the next one, so a thousand requests of one account cost a call, not a
 * thousand.
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
    /** Accounts of which an answer was lost, and not before when to ask again: what it granted would be lost with it. */
    private final Map<AccountId, Long> unsure = new LinkedHashMap<>();

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

    private record Waiter<T>(AccountId accountId, Demand demand, T request, long sinceNanos, long notBeforeNanos) {

        Waiter<T> pausedUntil(long nanos) {
            return new Waiter<>(accountId, demand, request, sinceNanos, nanos);
        }
    }

    /** A call to the ledger and for whom it is made. */
    public static final class Round<T> {

        private final LeaseRequest request;
        private final Map<AccountId, List<Waiter<T>>> lines;
        private final long askedAtNanos;

        private Round(LeaseRequest request, Map<AccountId, List<Waiter<T>>> lines, long askedAtNanos) {
            this.request = request;
            this.lines = lines;
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

        /** There are not enough credits. */
        record Refused<T>(T request) implements Outcome<T> {}

        /** Whether there are enough cannot be known. */
        record Unknown<T>(T request, String reason) implements Outcome<T> {}
    }

    public LeaseTalk(String replica, LeasePool pool, Patience patience) {
        this.replica = replica;
        this.pool = pool;
        this.patience = patience;
    }

    /** A request waits for more than the lease at hand has. */
    public synchronized void join(AccountId accountId, Demand demand, T request, long nowNanos) {
        waiting.add(new Waiter<>(accountId, demand, request, nowNanos, nowNanos));
    }

    /** The next call to make, if one is due; it must be answered, or have failed, before there is another. */
    public synchronized Optional<Round<T>> next(long nowNanos) {
        if (asking) {
            return Optional.empty();
        }
        Map<AccountId, List<Waiter<T>>> lines = takeDue(nowNanos);
        takeUnsure(lines, nowNanos);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        asking = true;
        List<Ask> asks = new ArrayList<>(lines.size());
        lines.forEach((accountId, line) ->
                asks.add(pool.ask(accountId, line.stream().map(Waiter::demand).toList(), nowNanos)));
        return Optional.of(new Round<>(new LeaseRequest(replica, pool.epoch(), ++requests, asks), lines, nowNanos));
    }

    /** How long it is until a request that pauses is due, 0 where one is; empty when none waits or a call is on its way. */
    public synchronized OptionalLong nanosUntilDue(long nowNanos) {
        return asking
                ? OptionalLong.empty()
                : LongStream.concat(
                                waiting.stream().mapToLong(Waiter::notBeforeNanos),
                                unsure.values().stream().mapToLong(Long::longValue))
                        .map(notBefore -> Math.max(0, notBefore - nowNanos))
                        .min();
    }

    /** The ledger has answered. Requests without an outcome wait on. */
    public synchronized List<Outcome<T>> answered(Round<T> round, LeaseAnswer answer, long nowNanos) {
        asking = false;
        EpochId epoch = round.request.epoch();
        pool.held(epoch, round.askedAtNanos, Math.multiplyExact(answer.ttlMillis(), 1_000_000L));
        Map<AccountId, Grant> grants =
                answer.grants().stream().collect(Collectors.toMap(Grant::accountId, Function.identity()));
        List<Outcome<T>> outcomes = new ArrayList<>();
        round.lines.forEach((accountId, line) -> {
            Grant grant = grants.get(accountId);
            if (grant == null) {
                askLater(accountId, nowNanos);
            } else {
                pool.granted(epoch, grant, nowNanos);
            }
            line.forEach(waiter -> serve(waiter, grant, nowNanos, outcomes));
        });
        return outcomes;
    }

    /** The ledger has given up the epoch: in the next one the requests ask again. */
    public synchronized List<Outcome<T>> expired(Round<T> round, EpochId nextEpoch, long nowNanos) {
        asking = false;
        pool.epochIsOver(round.request.epoch(), nextEpoch, nowNanos);
        unsure.clear();
        List<Outcome<T>> outcomes = new ArrayList<>();
        waiters(round).forEach(waiter -> askAgain(waiter, nowNanos, outcomes));
        return outcomes;
    }

    /** The ledger did not answer. It may have granted all the same, so it is asked what it has. */
    public synchronized List<Outcome<T>> failed(Round<T> round, String reason, long nowNanos) {
        asking = false;
        round.lines.keySet().forEach(account -> askLater(account, nowNanos));
        List<Outcome<T>> outcomes = new ArrayList<>();
        waiters(round).forEach(waiter -> outcomes.add(new Outcome.Unknown<>(waiter.request(), reason)));
        return outcomes;
    }

    private void askLater(AccountId account, long nowNanos) {
        Long unused = unsure.put(account, nowNanos + patience.afterFailure());
    }

    private List<Waiter<T>> waiters(Round<T> round) {
        return round.lines.values().stream().flatMap(List::stream).toList();
    }

    /** All who wait for an account of which one need not pause, of as many accounts as fit into a call. */
    private Map<AccountId, List<Waiter<T>>> takeDue(long nowNanos) {
        Map<AccountId, List<Waiter<T>>> lines = new LinkedHashMap<>();
        for (Waiter<T> waiter : waiting) {
            if (waiter.notBeforeNanos() - nowNanos <= 0 && lines.size() < LeaseRequest.MAX_ASKS) {
                List<Waiter<T>> unused = lines.computeIfAbsent(waiter.accountId(), id -> new ArrayList<>());
            }
        }
        waiting.removeIf(waiter -> {
            List<Waiter<T>> line = lines.get(waiter.accountId());
            return line != null && line.add(waiter);
        });
        return lines;
    }

    private void takeUnsure(Map<AccountId, List<Waiter<T>>> lines, long nowNanos) {
        for (Iterator<Map.Entry<AccountId, Long>> each = unsure.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<AccountId, Long> account = each.next();
            boolean isAsked = lines.containsKey(account.getKey());
            boolean isDue = account.getValue() - nowNanos <= 0 && lines.size() < LeaseRequest.MAX_ASKS;
            if (isAsked || isDue) {
                each.remove();
                List<Waiter<T>> unused = lines.computeIfAbsent(account.getKey(), id -> new ArrayList<>());
            }
        }
    }

    private void serve(Waiter<T> waiter, @Nullable Grant grant, long nowNanos, List<Outcome<T>> outcomes) {
        if (grant == null) {
            outcomes.add(new Outcome.Unknown<>(waiter.request(), "the ledger's answer leaves an account out"));
            return;
        }
        Credits available = pool.available(waiter.accountId());
        switch (Verdict.of(waiter.demand(), available, grant.freeMicros())) {
            case ADMIT -> admit(waiter, nowNanos, outcomes);
            case ASK_AGAIN -> askAgain(waiter, nowNanos, outcomes);
            case REFUSE -> refuse(waiter, grant, nowNanos, outcomes);
        }
    }

    private void admit(Waiter<T> waiter, long nowNanos, List<Outcome<T>> outcomes) {
        Optional<Reservation> reservation = pool.reserveAvailable(waiter.accountId(), waiter.demand(), nowNanos);
        if (reservation.isPresent()) {
            outcomes.add(new Outcome.Admitted<>(waiter.request(), reservation.get()));
        } else {
            askAgain(waiter, nowNanos, outcomes);
        }
    }

    /** Not before those who hold the account's other credits, here and elsewhere, had time to give back what they do not use. */
    private void refuse(Waiter<T> waiter, Grant grant, long nowNanos, List<Outcome<T>> outcomes) {
        boolean mayCome = !grant.elsewhereMicros().isZero()
                || pool.available(waiter.accountId()).isLessThan(pool.left(waiter.accountId()))
                || pool.hasReturnedSince(waiter.accountId(), nowNanos - patience.forOthers());
        if (mayCome && nowNanos - waiter.sinceNanos() < patience.forOthers()) {
            waiting.add(waiter.pausedUntil(nowNanos + patience.pause()));
        } else {
            outcomes.add(new Outcome.Refused<>(waiter.request()));
        }
    }

    private void askAgain(Waiter<T> waiter, long nowNanos, List<Outcome<T>> outcomes) {
        if (nowNanos - waiter.sinceNanos() < patience.forTheLedger()) {
            waiting.add(waiter.pausedUntil(nowNanos + patience.pause()));
        } else {
            outcomes.add(new Outcome.Unknown<>(waiter.request(), "the ledger has credits but does not lease them"));
        }
    }
}
