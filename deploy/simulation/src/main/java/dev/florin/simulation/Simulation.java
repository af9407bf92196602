package dev.florin.simulation;

import dev.florin.event.Event;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Spender;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.OrderId;
import dev.florin.id.RequestId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.usage.UsageEvent.EpochReaped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One life of the whole by a seed: traffic and faults for a while, then rest, in which all must add up. */
public final class Simulation {

    private static final long REST = 150 * World.SECONDS;
    private static final long GONE = 120 * World.SECONDS;
    private static final long RECALL = World.SECONDS;

    private final long seed;
    private final World world;
    private final Log log;
    private final Ledger ledger;
    private final Network network;
    private final boolean isCalm;
    private final List<Gateway> gateways = new ArrayList<>();
    private final Customers customers;
    private final Audit audit;
    private final List<Request> requests = new ArrayList<>();
    private long grantedMicros;
    private boolean resting;

    /**
     * What came of it.
     *
     * @param steps how many there were
     * @param answered requests whose end stands in the log
     * @param refused those that came to nothing, for want of credits or of a provider
     * @param unknown those whose customers got no good answer
     * @param extensions how often more was set aside for a request that ran
     * @param stopped requests that ended for want of more
     */
    public record Report(long steps, long answered, long refused, long unknown, long extensions, long stopped) {

        public static final Report NONE = new Report(0, 0, 0, 0, 0, 0);

        public Report plus(Report other) {
            return new Report(
                    steps + other.steps,
                    answered + other.answered,
                    refused + other.refused,
                    unknown + other.unknown,
                    extensions + other.extensions,
                    stopped + other.stopped);
        }
    }

    private Simulation(long seed, Mutation mutation, boolean isCalm) {
        this.seed = seed;
        this.isCalm = isCalm;
        this.world = new World(seed);
        this.log = new Log((int) world.between(1, 4));
        this.ledger = new Ledger(world, log, mutation);
        this.customers = new Customers(world, log, ledger);
        this.audit = new Audit(ledger, log, customers);
        this.network = new Network(world, log, ledger, isCalm, this::checkAdmittance, this::checkRefusal);
        for (int i = 0; i < world.between(2, 5); i++) {
            gateways.add(new Gateway("gateway-" + i, world, network, ledger, mutation));
        }
    }

    /** Under faults; throws {@link Violation} that names seed and step. */
    public static Report stormy(long seed, long steps) {
        return new Simulation(seed, Mutation.NONE, false).live(steps);
    }

    /** Without faults: then nobody may be refused what lies idle elsewhere. */
    public static Report calm(long seed, long steps) {
        return new Simulation(seed, Mutation.NONE, true).live(steps);
    }

    /** Under faults, with one in the protocol itself. */
    public static Report mutated(long seed, long steps, Mutation mutation) {
        return new Simulation(seed, mutation, false).live(steps);
    }

    private Report live(long steps) {
        try {
            begin();
            while (world.done() < steps) {
                step();
            }
            rest();
            return report();
        } catch (Violation | ArithmeticException | IllegalStateException e) {
            Violation violation = new Violation("seed " + seed + ", step " + world.done() + ", "
                    + world.now() / World.MILLIS + " ms: " + e.getMessage());
            violation.initCause(e);
            throw violation;
        }
    }

    private void begin() {
        gateways.forEach(Gateway::start);
        customers.accounts().forEach(account -> topUp(account, world.between(1, 50)));
        for (int partition = 0; partition < log.partitions(); partition++) {
            foldSoon(partition, true);
        }
        reapSoon();
        reapSoon();
        arriveSoon();
        payLater();
        decideLater();
        if (!isCalm) {
            failSoon();
        }
    }

    private void step() {
        world.step();
        audit.alive(gateways.get((int) world.between(0, gateways.size() - 1)));
    }

    private void arriveSoon() {
        world.after(world.skewed(World.MILLIS, 400 * World.MILLIS), () -> {
            if (!resting) {
                ask();
                arriveSoon();
            }
        });
    }

    private void ask() {
        Spender spender = customers.any();
        long full = world.skewed(1_000, 3_000_000);
        long least = world.chance(500) ? full : full / world.between(1, 10);
        boolean isBilledMore = world.chance(10);
        long charge = isBilledMore ? full + world.between(1, full) : world.between(1, Math.max(1, least));
        Request request = new Request(
                new RequestId(world.id()),
                spender,
                new Demand(new Credits(full), new Credits(least)),
                new Credits(charge));
        requests.add(request);
        gateways.get((int) world.between(0, gateways.size() - 1)).arrive(request);
    }

    private void payLater() {
        world.after(world.between(World.SECONDS, 20 * World.SECONDS), () -> {
            if (!resting) {
                topUp(customers.anyAccount(), world.between(1, 30));
                payLater();
            }
        });
    }

    private void decideLater() {
        world.after(world.between(100 * World.MILLIS, 20 * World.SECONDS), () -> {
            if (!resting) {
                customers.decide();
                decideLater();
            }
        });
    }

    private void topUp(AccountId account, long credits) {
        PaymentSettled settled = new PaymentSettled(
                new EventId(world.id()),
                new OrderId(world.id()),
                account,
                "simulated",
                Credits.of(credits),
                Money.of(100, "USD"),
                Money.of(0, "USD"),
                new TaxQuoteId(world.id()),
                "simulated",
                World.TIME);
        grantedMicros += Credits.of(credits).micros();
        log.payments(ledger.partitionOf(account)).add(settled);
    }

    /** A replica of the ledger reads a partition, and some time later folds what it had read. */
    private void foldSoon(int partition, boolean forEver) {
        int accounts = log.accounts(partition).size();
        int payments = log.payments(partition).size();
        int usage = log.usage(partition).size();
        boolean isSlow = !isCalm && !resting && world.chance(5);
        long takes = isSlow
                ? world.between(World.SECONDS, 60 * World.SECONDS)
                : world.skewed(20 * World.MILLIS, 150 * World.MILLIS);
        world.after(takes, () -> {
            for (Event event : ledger.fold(partition, accounts, payments, usage)) {
                gateways.forEach(gateway -> gateway.booked(event));
            }
            if (forEver) {
                foldSoon(partition, true);
            }
        });
    }

    private void reapSoon() {
        world.after(world.between(900 * World.MILLIS, 1_100 * World.MILLIS), () -> {
            ledger.expire().forEach(this::tellReaped);
            reapSoon();
        });
    }

    private void tellReaped(EpochId epoch) {
        boolean stopsBetween = !isCalm && !resting && world.chance(300);
        long last = 0;
        for (int partition = 0; partition < log.partitions(); partition++) {
            int place = partition;
            if (stopsBetween && world.chance(500)) {
                return;
            }
            long arrives = world.skewed(World.MILLIS, 3 * World.SECONDS);
            last = Math.max(last, arrives);
            world.after(
                    arrives,
                    () -> log.appendUsage(
                            place, new EpochReaped(new EventId(world.id()), epoch, World.TIME), world.now()));
        }
        world.after(last, () -> ledger.told(epoch));
    }

    private void failSoon() {
        world.after(world.skewed(100 * World.MILLIS, 60 * World.SECONDS), () -> {
            if (!resting) {
                fail(gateways.get((int) world.between(0, gateways.size() - 1)));
                failSoon();
            }
        });
    }

    private void fail(Gateway gateway) {
        switch ((int) world.between(0, 5)) {
            case 0 -> {
                gateway.crash();
                long away = world.skewed(0, 60 * World.SECONDS);
                world.after(away, () -> {
                    if (!gateway.isRunning() && !resting) {
                        gateway.start();
                    }
                });
            }
            case 1 -> gateway.pause(world.skewed(10 * World.MILLIS, 90 * World.SECONDS));
            case 2 -> network.cutFromLedger(gateway, world.skewed(100 * World.MILLIS, 60 * World.SECONDS));
            case 3 -> network.cutFromLog(gateway, world.skewed(100 * World.MILLIS, 60 * World.SECONDS));
            case 4 -> foldSoon((int) world.between(0, log.partitions() - 1), false);
            default -> {
                network.cutFromLedger(gateway, world.between(8 * World.SECONDS, 15 * World.SECONDS));
                gateway.pause(world.between(5 * World.SECONDS, 15 * World.SECONDS));
            }
        }
    }

    /** What was decided a second ago holds at every replica; where it can be cut off, when its leases have run out. */
    private void checkAdmittance(Network.Admittance admittance) {
        long patience = isCalm ? RECALL : Ledger.TTL + World.SECONDS;
        audit.admitted(admittance, world.now() - patience);
    }

    private void checkRefusal(Network.Refusal refusal) {
        if (!isCalm) {
            return;
        }
        long idle = 0;
        for (Gateway other : gateways) {
            idle += other == refusal.by() ? 0 : other.idleSince(refusal.of(), world.now() - RECALL);
        }
        if (idle >= refusal.demand().full().micros()) {
            throw new Violation(refusal.by().name() + " refuses " + refusal.demand() + " of " + refusal.of() + ", but "
                    + idle + " lie idle for longer than a second");
        }
    }

    private void rest() {
        resting = true;
        network.heal();
        gateways.stream().filter(gateway -> !gateway.isRunning()).forEach(Gateway::start);
        liveUntil(world.now() + REST);
        gateways.forEach(audit::atRest);
        gateways.forEach(Gateway::crash);
        liveUntil(world.now() + GONE);
        audit.end(gateways, requests, grantedMicros);
    }

    private void liveUntil(long end) {
        while (world.now() < end) {
            step();
        }
    }

    private Report report() {
        Map<Request.State, Long> counts = new HashMap<>();
        requests.forEach(request -> counts.merge(request.state, 1L, Long::sum));
        return new Report(
                world.done(),
                counts.getOrDefault(Request.State.ANSWERED, 0L),
                counts.getOrDefault(Request.State.REFUSED, 0L),
                counts.getOrDefault(Request.State.UNKNOWN, 0L),
                requests.stream().mapToLong(request -> request.extensions).sum(),
                requests.stream().filter(request -> request.stopped).count());
    }
}
