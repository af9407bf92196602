package dev.florin.simulation;

import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;
import dev.florin.id.EpochId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalAnswer;
import dev.florin.usage.UsageEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Between gateways, ledger and log: messages take their time, are lost, come twice, or find the way cut. */
final class Network {

    /** Within the margin that the ledger's delivery timeout has over the producer's. */
    private static final long LONGEST_APPEND = 5 * World.SECONDS;

    private final World world;
    private final Log log;
    private final Ledger ledger;
    private final LeaseGroups groups;
    private final boolean isCalm;
    private final Consumer<Admittance> admittances;
    private final Consumer<Refusal> refusals;
    private final Map<String, Long> cutFromLedger = new HashMap<>();
    private final Map<String, Long> cutFromLog = new HashMap<>();

    record Admittance(Request request, Reservation reservation) {}

    /** @param of what there was too little of */
    record Refusal(Gateway by, Demand demand, Node of) {}

    Network(
            World world,
            Log log,
            Ledger ledger,
            boolean isCalm,
            Consumer<Admittance> admittances,
            Consumer<Refusal> refusals) {
        this.world = world;
        this.log = log;
        this.ledger = ledger;
        this.groups = new LeaseGroups(world, ledger);
        this.isCalm = isCalm;
        this.admittances = admittances;
        this.refusals = refusals;
    }

    void cutFromLedger(Gateway gateway, long nanos) {
        cutFromLedger.put(gateway.name(), world.now() + nanos);
    }

    void cutFromLog(Gateway gateway, long nanos) {
        cutFromLog.put(gateway.name(), world.now() + nanos);
    }

    void heal() {
        cutFromLedger.clear();
        cutFromLog.clear();
    }

    /** Asks for leases; see {@link #call}. */
    void lease(Gateway from, LeaseRequest request, Consumer<Optional<LeaseAnswer>> answer) {
        call(from, caller -> groups.decide(request, caller), answer);
    }

    /** Renews an epoch; see {@link #call}. */
    void renew(Gateway from, EpochId epoch, List<BudgetsVersion> heard, Consumer<RenewalAnswer> answer) {
        call(from, caller -> caller.accept(ledger.renew(epoch, heard)), answer);
    }

    /** Asks any replica of the ledger; the answer may come late, twice, or never. */
    private <T> void call(Gateway from, Consumer<Consumer<T>> transaction, Consumer<T> answer) {
        long process = from.process();
        if (isCut(cutFromLedger, from) || isLost()) {
            return;
        }
        world.after(delay(), () -> transact(from, process, transaction, answer));
        if (comesTwice()) {
            world.after(delay(), () -> transact(from, process, transaction, answer));
        }
    }

    private <T> void transact(Gateway from, long process, Consumer<Consumer<T>> transaction, Consumer<T> answer) {
        transaction.accept(result -> {
            if (!isCut(cutFromLedger, from) && !isLost()) {
                world.after(delay(), () -> from.receive(process, () -> answer.accept(result)));
            }
        });
    }

    /** Appends for good, then says so; where it says that it failed, it may have appended all the same. */
    void append(Gateway from, List<UsageEvent.OfAccount> events, Runnable done, Runnable failed) {
        long process = from.process();
        if (isCut(cutFromLog, from)) {
            world.after(delay(), () -> from.receive(process, failed));
            return;
        }
        long arrives = Math.min(LONGEST_APPEND, delay());
        world.after(arrives, () -> events.forEach(this::append));
        if (comesTwice()) {
            world.after(arrives + world.skewed(0, 30 * World.SECONDS), () -> events.forEach(this::append));
        }
        boolean isAnswerLost = isLost();
        world.after(arrives + delay(), () -> from.receive(process, isAnswerLost ? failed : done));
    }

    private void append(UsageEvent.OfAccount event) {
        log.appendUsage(ledger.partitionOf(event.accountId()), event, world.now());
    }

    void admitted(Request request, Reservation reservation) {
        admittances.accept(new Admittance(request, reservation));
    }

    void refused(Gateway by, Demand demand, Node of) {
        refusals.accept(new Refusal(by, demand, of));
    }

    private boolean isCut(Map<String, Long> cuts, Gateway gateway) {
        return cuts.getOrDefault(gateway.name(), 0L) > world.now();
    }

    private boolean isLost() {
        return !isCalm && world.chance(20);
    }

    private boolean comesTwice() {
        return !isCalm && world.chance(20);
    }

    private long delay() {
        return isCalm
                ? world.between(World.MILLIS / 2, 5 * World.MILLIS)
                : world.skewed(World.MILLIS / 2, 4 * World.SECONDS);
    }
}
