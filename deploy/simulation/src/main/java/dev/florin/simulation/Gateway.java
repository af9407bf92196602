package dev.florin.simulation;

import dev.florin.event.Event;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.LeasePool;
import dev.florin.gateway.admission.LeaseSizing;
import dev.florin.gateway.admission.LeaseTalk;
import dev.florin.gateway.admission.LeaseTalk.Outcome;
import dev.florin.gateway.admission.LeaseTalk.Patience;
import dev.florin.gateway.admission.LeaseTalk.Round;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.admission.Surplus;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalAnswer;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.LeaseReturned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A replica of the gateway: its process may stop, be paused, be cut off, and begin again. */
final class Gateway {

    private static final long MARGIN = 500 * World.MILLIS;
    private static final long RENEWAL = 500 * World.MILLIS;
    private static final long IDLE = 5 * World.SECONDS;
    private static final long LOOK = 100 * World.MILLIS;
    private static final long CALL_TIMEOUT = 2 * World.SECONDS;
    private static final Patience PATIENCE =
            new Patience(50 * World.MILLIS, 500 * World.MILLIS, 5 * World.SECONDS, 2 * World.SECONDS);

    private final String name;
    private final World world;
    private final Network network;
    private final Ledger ledger;
    private final Mutation mutation;

    /** This machine's clock runs a little wrong, and began somewhere else. */
    private final long clockOffset;

    private final long clockPerMille;
    private final long calendarOffset;

    /** Grows with every start: what was meant for an earlier process finds nobody. */
    private long process;

    private boolean running;
    private long pausedUntil;
    private LeasePool pool;
    private LeaseTalk<Waiting> talk;
    private boolean renewing;
    private Producer producer;
    private long looks;

    private OnTheWay onTheWay = new OnTheWay();

    private List<BudgetsVersion> heard = List.of();
    private final Map<Node, Long> granted = new HashMap<>();
    private final Map<AccountId, Long> touched = new HashMap<>();

    Gateway(String name, World world, Network network, Ledger ledger, Mutation mutation) {
        this.name = name;
        this.world = world;
        this.network = network;
        this.ledger = ledger;
        this.mutation = mutation;
        this.clockOffset = world.between(-1_000_000 * World.SECONDS, 1_000_000 * World.SECONDS);
        this.clockPerMille = world.between(-2, 2);
        this.calendarOffset = world.between(-3 * World.SECONDS, 3 * World.SECONDS);
        this.pool = newPool();
        this.talk = new LeaseTalk<>(name, pool, PATIENCE);
        this.producer = newProducer();
    }

    private Producer newProducer() {
        return new Producer(
                this::clock, this::soon, (events, done, failed) -> network.append(this, events, done, failed));
    }

    String name() {
        return name;
    }

    EpochId epoch() {
        return pool.epoch();
    }

    boolean isRunning() {
        return running;
    }

    void start() {
        process++;
        running = true;
        pausedUntil = 0;
        renewing = false;
        producer = newProducer();
        onTheWay = new OnTheWay();
        heard = List.of();
        pool = newPool();
        talk = new LeaseTalk<>(name, pool, PATIENCE);
        soon(LOOK, this::look);
    }

    /** Nothing of the process is left; what it had sent may still arrive. */
    void crash() {
        running = false;
        process++;
        producer.end();
    }

    /** The process stands still; its clock does not. */
    void pause(long nanos) {
        pausedUntil = Math.max(pausedUntil, world.now() + nanos);
    }

    private LeasePool newPool() {
        long margin = mutation == Mutation.ADMIT_PAST_EXPIRY ? -30 * World.SECONDS : MARGIN;
        return new LeasePool(
                new LeaseSizing(16, 5 * World.SECONDS, margin, RENEWAL, PATIENCE.forOthers()),
                () -> world.calendar().plusNanos(calendarOffset),
                new EpochId(world.id()),
                clock());
    }

    LeasePool pool() {
        return pool;
    }

    long clock() {
        return clockOffset + world.now() + world.now() / 1000 * clockPerMille;
    }

    /** Does something in this process, when it is not paused; nothing when it has ended by then. */
    void soon(long nanos, Runnable action) {
        long of = process;
        world.after(nanos, () -> run(of, action));
    }

    private void run(long of, Runnable action) {
        if (of != process) {
            return;
        }
        if (world.now() < pausedUntil) {
            world.after(pausedUntil - world.now(), () -> run(of, action));
        } else {
            action.run();
        }
    }

    void arrive(Request request) {
        soon(0, () -> {
            touch(request.account());
            Optional<Reservation> atHand = pool.reserve(request.spender, request.demand, clock());
            if (atHand.isPresent()) {
                admitted(request, atHand.get());
            } else {
                talk.join(request.spender, request.demand, new Beginning(this, request), clock());
                ask();
            }
        });
    }

    /** For a request that runs and wants more than is at hand. */
    void ask(Reservation reservation, Demand more, Waiting waiting) {
        talk.extend(reservation, more, waiting, clock());
        ask();
    }

    private void ask() {
        if (!say()) {
            talk.nanosUntilDue(clock()).ifPresent(nanos -> soon(nanos + World.MILLIS, this::ask));
        }
    }

    /** What there is to say to the ledger; false when there is nothing, or it is to answer first. */
    private boolean say() {
        Optional<Round<Waiting>> next = talk.next(clock());
        if (next.isEmpty()) {
            return false;
        }
        Round<Waiting> round = next.get();
        Call call = new Call(() -> answered(talk.failed(round, "no answer in time", clock())));
        network.lease(this, round.request(), answer -> call.end(() -> granted(round, answer)));
        return true;
    }

    private void granted(Round<Waiting> round, Optional<LeaseAnswer> answer) {
        if (answer.isEmpty()) {
            EpochId before = pool.epoch();
            answered(talk.expired(round, new EpochId(world.id()), clock()));
            forget(before);
        } else {
            answer.get().grants().forEach(this::touch);
            boolean isDeaf = mutation == Mutation.IGNORE_CHANGED_BUDGETS;
            answered(talk.answered(round, isDeaf ? deaf(answer.get()) : answer.get(), clock()));
            if (mutation == Mutation.COUNT_FROM_THE_ANSWER) {
                pool.held(round.request().epoch(), clock(), Ledger.TTL);
            }
        }
    }

    private static LeaseAnswer deaf(LeaseAnswer answer) {
        return new LeaseAnswer(answer.ttlMillis(), answer.grants(), answer.budgets(), List.of());
    }

    private void answered(List<Outcome<Waiting>> outcomes) {
        for (Outcome<Waiting> outcome : outcomes) {
            switch (outcome) {
                case Outcome.Admitted<Waiting>(var waiting, var reservation) -> waiting.admitted(reservation);
                case Outcome.Refused<Waiting>(var waiting, var node) -> {
                    waiting.refused();
                    network.refused(this, waiting.demand(), node);
                }
                case Outcome.Unknown<Waiting>(var waiting, var reason) -> waiting.unknown();
            }
        }
        ask();
    }

    void admitted(Request request, Reservation reservation) {
        checkHeld(reservation);
        touch(request.account());
        network.admitted(request, reservation);
        request.state = Request.State.ADMITTED;
        new Running(this, world, mutation, request, reservation).begin();
    }

    void checkHeld(Reservation reservation) {
        if (!ledger.isHeld(reservation.epoch())) {
            throw new Violation(name + " admits against " + reservation.epoch() + ", which the ledger holds no more");
        }
    }

    void send(UsageEvent.OfAccount event, Runnable durable, Runnable failed) {
        producer.send(event, durable, failed);
    }

    private void look() {
        if (pool.isRenewalDue(clock()) && !renewing) {
            renew();
        }
        boolean unusedSaid = say();
        pool.takeRecalled(clock()).forEach(this::giveBack);
        if (looks++ % 10 == 0) {
            pool.takeUnusedSince(clock() - IDLE, clock()).forEach(this::giveBack);
        }
        soon(LOOK, this::look);
    }

    private void giveBack(Surplus surplus) {
        leave(surplus.epoch(), surplus.node(), surplus.amount().micros());
        producer.send(
                new LeaseReturned(
                        new EventId(world.id()),
                        surplus.node().accountId(),
                        surplus.node().budget(),
                        surplus.epoch(),
                        surplus.amount(),
                        World.TIME),
                () -> {},
                () -> {});
        if (mutation == Mutation.RETURN_AND_KEEP) {
            keep(surplus);
        }
    }

    private void keep(Surplus surplus) {
        Credits known = pool.ask(surplus.node(), List.of(Demand.exactly(Credits.ZERO)), clock())
                .knownMicros();
        Grant again = new Grant(surplus.node(), known.plus(surplus.amount()), Credits.ZERO, Credits.ZERO, 0);
        pool.granted(surplus.epoch(), again, clock());
    }

    private void renew() {
        renewing = true;
        EpochId epoch = pool.epoch();
        List<BudgetsVersion> told = heard;
        long asked = clock();
        pool.renewalAsked(asked);
        Call call = new Call(() -> renewing = false);
        network.renew(this, epoch, told, answer -> call.end(() -> renewed(epoch, asked, answer)));
    }

    private void renewed(EpochId epoch, long asked, RenewalAnswer answer) {
        renewing = false;
        EpochId before = pool.epoch();
        if (answer.held()) {
            long since = mutation == Mutation.COUNT_FROM_THE_ANSWER ? clock() : asked;
            if (mutation != Mutation.IGNORE_CHANGED_BUDGETS) {
                pool.budgetsChanged(epoch, answer.changedBudgets());
            }
            pool.held(epoch, since, answer.ttlMillis() * World.MILLIS);
            pool.recalled(epoch, answer.recalls(), clock());
            heard = epoch.equals(before) ? answer.changedBudgets() : List.of();
        } else {
            pool.epochIsOver(epoch, new EpochId(world.id()), clock());
            forget(before);
        }
    }

    /** A call that is answered in time, or not at all. */
    private final class Call {

        private boolean ended;

        Call(Runnable timeout) {
            soon(CALL_TIMEOUT, () -> end(timeout));
        }

        void end(Runnable then) {
            if (!ended) {
                ended = true;
                then.run();
            }
        }
    }

    /** An answer of another process arrives. */
    void receive(long of, Runnable action) {
        run(of, action);
    }

    long process() {
        return process;
    }

    void leave(EpochId epoch, Node node, long micros) {
        if (epoch.equals(pool.epoch())) {
            onTheWay.leave(node, micros);
        }
    }

    private void forget(EpochId over) {
        if (!over.equals(pool.epoch())) {
            onTheWay = new OnTheWay();
            heard = List.of();
        }
    }

    /** The fold has booked it. */
    void booked(Event event) {
        onTheWay.booked(event, pool.epoch());
    }

    /** What the ledger must still have set aside for this life of a node. */
    long expectsSetAside(Node node) {
        return pool.left(node).micros() + onTheWay.of(node);
    }

    /** What lies idle here, and did so since then. */
    long idleSince(Node node, long nanos) {
        boolean isIdle =
                running && touched.getOrDefault(node.accountId(), 0L) < nanos && granted.getOrDefault(node, 0L) < nanos;
        return isIdle ? pool.available(node).micros() : 0;
    }

    void touch(AccountId account) {
        touched.put(account, world.now());
    }

    /** What has just been granted does not lie idle yet. */
    private void touch(Grant grant) {
        Credits known = pool.ask(grant.node(), List.of(), clock()).knownMicros();
        if (known.isLessThan(grant.grantedMicros())) {
            granted.put(grant.node(), world.now());
        }
    }
}
