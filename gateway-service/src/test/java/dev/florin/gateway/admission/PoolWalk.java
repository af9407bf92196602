package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A random walk through what can happen to one account's lease, and the sums it must add up to. */
final class PoolWalk {

    private final Random random;
    private final long ttl;
    private final AccountId account;
    private final LeasePool pool;
    private final List<Reservation> open = new ArrayList<>();
    private long now;
    private long version;
    private long granted;
    private long gone;

    PoolWalk(Random random, LeaseSizing sizing, long ttl) {
        this.random = random;
        this.ttl = ttl;
        this.account = new AccountId(new UUID(random.nextLong(), random.nextLong()));
        this.pool = new LeasePool(sizing, new EpochId(new UUID(random.nextLong(), random.nextLong())), 0);
    }

    void step() {
        now += random.nextInt(50);
        switch (random.nextInt(8)) {
            case 0 -> grant();
            case 1 -> giveBack();
            case 2, 3 -> pool.reserveAvailable(account, demand(), now).ifPresent(open::add);
            case 4, 5 -> pool.reserve(account, demand(), now).ifPresent(open::add);
            default -> settle();
        }
    }

    long grantedMicros() {
        return granted;
    }

    long accountedForMicros() {
        long reserved = open.stream().mapToLong(item -> item.amount().micros()).sum();
        return gone + reserved + pool.available(account).micros();
    }

    private void grant() {
        granted += random.nextInt(1_000);
        pool.held(pool.epoch(), now, ttl);
        pool.granted(
                pool.epoch(), new Grant(account, new Credits(granted), Credits.ZERO, Credits.ZERO, ++version), now);
    }

    private void giveBack() {
        gone += pool.takeUnusedSince(now - random.nextInt(200), now).stream()
                .mapToLong(surplus -> surplus.amount().micros())
                .sum();
    }

    private void settle() {
        if (!open.isEmpty()) {
            Reservation ended = open.remove(random.nextInt(open.size()));
            Credits charge = new Credits(random.nextInt(400));
            pool.settle(ended, charge, now);
            gone += charge.min(ended.amount()).micros();
        }
    }

    private Demand demand() {
        long full = random.nextInt(300);
        return new Demand(new Credits(full), new Credits(full / 2));
    }
}
