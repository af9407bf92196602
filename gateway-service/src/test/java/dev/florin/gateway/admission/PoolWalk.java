package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A random walk through what can happen to one account's lease, and the sums it must add up to. */
final class PoolWalk {

    private final Random random;
    private final long ttl;
    private final Spender spender;
    private final Node node;
    private final LeasePool pool;
    private final List<Reservation> open = new ArrayList<>();
    private final List<Reservation> ended = new ArrayList<>();
    private long now;
    private long version;
    private long granted;
    private long gone;

    PoolWalk(Random random, LeaseSizing sizing, long ttl) {
        this.random = random;
        this.ttl = ttl;
        AccountId account = new AccountId(new UUID(random.nextLong(), random.nextLong()));
        this.spender = Spenders.of(account);
        this.node = Node.of(account);
        EpochId epoch = new EpochId(new UUID(random.nextLong(), random.nextLong()));
        this.pool = new LeasePool(sizing, InstantSource.system(), epoch, 0);
        pool.budgetsAre(epoch, Spenders.noBudgets(account));
    }

    void step() {
        now += random.nextInt(50);
        switch (random.nextInt(10)) {
            case 0 -> grant();
            case 1 -> giveBack();
            case 2, 3 -> pool.reserveAvailable(spender, demand(), now).ifPresent(open::add);
            case 4, 5 -> pool.reserve(spender, demand(), now).ifPresent(open::add);
            case 6 -> extend(open);
            case 7 -> extend(ended);
            default -> settle();
        }
    }

    long grantedMicros() {
        return granted;
    }

    long accountedForMicros() {
        long reserved = open.stream().mapToLong(item -> item.amount().micros()).sum();
        return gone + reserved + pool.available(node).micros();
    }

    private void grant() {
        granted += random.nextInt(1_000);
        pool.held(pool.epoch(), now, ttl);
        pool.granted(pool.epoch(), new Grant(node, new Credits(granted), Credits.ZERO, Credits.ZERO, ++version), now);
    }

    private void giveBack() {
        gone += pool.takeUnusedSince(now - random.nextInt(200), now).stream()
                .mapToLong(surplus -> surplus.amount().micros())
                .sum();
    }

    private void extend(List<Reservation> some) {
        if (!some.isEmpty()) {
            boolean unused = pool.extend(some.get(random.nextInt(some.size())), demand(), now);
        }
    }

    private void settle() {
        if (!open.isEmpty()) {
            Reservation over = open.remove(random.nextInt(open.size()));
            Credits charge = new Credits(random.nextInt(400));
            pool.settle(over, charge, now);
            gone += charge.min(over.amount()).micros();
            ended.add(over);
        }
    }

    private Demand demand() {
        long full = random.nextInt(300);
        return new Demand(new Credits(full), new Credits(full / 2));
    }
}
