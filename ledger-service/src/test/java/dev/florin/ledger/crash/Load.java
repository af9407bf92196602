package dev.florin.ledger.crash;

import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.RequestId;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.testing.TestTopics;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Usage told without end, some of it twice or more often and some of it unreadable, and what the books must make of it. */
final class Load implements Runnable {

    private static final long CREDITS = 1_000_000_000;
    private static final int ACCOUNTS = 40;

    /** So many events it may be ahead of the ledger: making an endless backlog takes the cores from the lives that begin. */
    private static final int AHEAD = 1_000;

    private static final int BLOCK = 50;
    private static final long PATIENCE_MILLIS = 100;

    private final Random random;
    private final Told told;
    private final TestTopics topics;
    private final List<AccountId> accounts;
    private final EpochId epoch;
    private final List<UsageRecorded> sent = new ArrayList<>();
    private final Map<RequestId, Credits> charges = new HashMap<>();
    private final Map<AccountId, Long> balances = new HashMap<>();
    private final Semaphore room = new Semaphore(AHEAD);
    private int unreadable;
    private volatile boolean running = true;

    Load(long seed, TestTopics topics) {
        this.random = new Random(seed);
        this.told = new Told(seed);
        this.topics = topics;
        this.accounts = Stream.generate(told::account).limit(ACCOUNTS).toList();
        this.epoch = told.epoch();
    }

    /** The accounts buy more than they can spend. */
    void fund() {
        for (AccountId account : accounts) {
            Event payment = told.settled(account, CREDITS, 0);
            topics.send(payment);
            topics.send(payment);
            balances.put(account, CREDITS * Credits.MICROS_PER_CREDIT);
        }
    }

    @Override
    public void run() {
        try {
            while (running) {
                awaitRoom();
                switch (random.nextInt(20)) {
                    case 0 -> sendAgain();
                    case 1 -> sendUnreadable();
                    default -> sendNew();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A block was folded: as much may follow. */
    void folded() {
        room.release(BLOCK);
    }

    /** Not for ever: blocks of which nobody hears make no room, and something must always be there to be folded. */
    private void awaitRoom() throws InterruptedException {
        boolean unused = room.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        running = false;
    }

    /** By request, what must stand in the journal once. */
    Map<RequestId, Credits> charges() {
        return charges;
    }

    Map<AccountId, Long> balancesMicros() {
        return balances;
    }

    int unreadable() {
        return unreadable;
    }

    private void sendNew() {
        AccountId account = accounts.get(random.nextInt(ACCOUNTS));
        long charge = random.nextLong(1, 2_000_000);
        UsageRecorded usage = told.usage(account, epoch, charge, charge);
        topics.send(usage);
        sent.add(usage);
        charges.put(usage.requestId(), new Credits(charge));
        balances.merge(account, -charge, Math::addExact);
    }

    private void sendAgain() {
        if (!sent.isEmpty()) {
            topics.send(sent.get(random.nextInt(sent.size())));
        }
    }

    private void sendUnreadable() {
        String key = accounts.get(random.nextInt(ACCOUNTS)).toString();
        topics.send(new ProducerRecord<>(Topics.USAGE_RECORDED, key, "{".getBytes(StandardCharsets.UTF_8)));
        unreadable++;
    }
}
