package dev.florin.ledger.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells one partition's blocks in their order, each at least once, behind a cursor that follows what Kafka has acknowledged.
 * What was just committed comes from memory; what was committed before, or did not fit, is read from the books.
 */
final class BlockRelay {

    private static final Logger LOG = Logger.getLogger(BlockRelay.class);

    private static final int IN_FLIGHT_BLOCKS = 16;
    private static final Duration OFFER = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration LONGEST_SEND = Duration.ofSeconds(60);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** So long the cursor may rest while blocks are acknowledged: a transaction for each costs more than to tell some again. */
    private static final long CURSOR_RESTS_NANOS = Duration.ofMillis(250).toNanos();

    private final int partition;
    private final RelayLocks locks;
    private final RelayProducer producer;
    private final PostgresRelayStore store;
    private final BlockingQueue<RelayedBlock> waiting = new LinkedBlockingQueue<>();
    private final int mostWaiting;
    private final Semaphore room;
    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private long acknowledged;
    private long cursor;
    private long cursorMovedAt = System.nanoTime() - CURSOR_RESTS_NANOS;
    private final Thread thread;
    private volatile boolean running = true;

    private record Sent(long number, CompletableFuture<Void> acknowledged) {}

    /**
     * @param mostWaiting how many transfers and balances may wait here while Kafka is slow or the processor busy; the fold goes on
     *     meanwhile
     */
    BlockRelay(int partition, int mostWaiting, DataSource source, RelayLocks locks, RelayProducer producer) {
        this.partition = partition;
        this.mostWaiting = mostWaiting;
        this.room = new Semaphore(mostWaiting);
        this.locks = locks;
        this.producer = producer;
        this.store = new PostgresRelayStore(source);
        this.thread = Thread.ofPlatform().name("relay-" + partition).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits a while for room, so that the fold does not run away; then leaves the block to be read from the books. */
    void add(RelayedBlock block) {
        try {
            if (room.tryAcquire(roomOf(block), OFFER.toMillis(), TimeUnit.MILLISECONDS)) {
                waiting.add(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not acknowledged by then is told again by whoever relays next. */
    void stop() {
        running = false;
        thread.interrupt();
    }

    /** Waits a while for the end of what was stopped. */
    void awaitEnd() {
        try {
            boolean unused = thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                if (locks.tryLock(partition)) {
                    relay();
                } else {
                    Thread.sleep(IDLE);
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
                failed(e);
            }
        }
        leave();
    }

    private void failed(Exception failure) {
        inFlight.clear();
        if (running) {
            LOG.warnf(failure, "The relay of partition %d failed and will try again", partition);
            try {
                Thread.sleep(IDLE);
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }

    private void relay() throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        cursor = store.cursor(partition);
        acknowledged = cursor;
        long told = catchUp(cursor);
        while (running && locks.isHeld(partition)) {
            RelayedBlock next = take(Duration.ZERO);
            if (next == null) {
                acknowledge(0);
                next = take(IDLE);
            }
            if (next == null) {
                moveCursor();
            }
            if (next == null || next.number() > told + 1) {
                told = catchUp(told);
            }
            if (next != null && next.number() == told + 1) {
                send(next);
                told = next.number();
            }
        }
    }

    private @Nullable RelayedBlock take(Duration patience) throws InterruptedException {
        RelayedBlock next = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
            room.release(roomOf(next));
        }
        return next;
    }

    /** A block that has neither takes some too, and the largest what there is. */
    private int roomOf(RelayedBlock block) {
        return Math.clamp(block.transfers().size() + block.accounts().size(), 1, mostWaiting);
    }

    /** Tells what stands in the books behind a block; the number of the last told. */
    private long catchUp(long after) throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        long told = after;
        List<RelayedBlock> blocks = store.blocksAfter(partition, told);
        while (running && !blocks.isEmpty()) {
            for (RelayedBlock block : blocks) {
                send(block);
                told = block.number();
            }
            blocks = store.blocksAfter(partition, told);
        }
        return told;
    }

    private void send(RelayedBlock block)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        inFlight.add(new Sent(block.number(), producer.send(block)));
        acknowledge(IN_FLIGHT_BLOCKS - 1);
    }

    /** Waits until at most so many blocks are in flight, and lets the cursor follow those that are not. */
    private void acknowledge(int inFlightAtMost)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        while (inFlight.size() > inFlightAtMost) {
            Sent sent = inFlight.remove();
            sent.acknowledged().get(LONGEST_SEND.toMillis(), TimeUnit.MILLISECONDS);
            acknowledged = sent.number();
        }
        if (System.nanoTime() - cursorMovedAt >= CURSOR_RESTS_NANOS) {
            moveCursor();
        }
    }

    private void moveCursor() throws SQLException {
        if (acknowledged > cursor) {
            store.moveCursor(partition, acknowledged);
            cursor = acknowledged;
            cursorMovedAt = System.nanoTime();
        }
    }

    /** Whoever relays next begins behind what was acknowledged here. */
    private void leave() {
        try {
            if (locks.isHeld(partition)) {
                moveCursor();
            }
        } catch (SQLException e) {
            LOG.debugf(e, "Some blocks of partition %d will be told again", partition);
        }
        try {
            locks.release(partition);
        } catch (SQLException e) {
            LOG.debugf(e, "The lock of partition %d ends with its session", partition);
        }
    }
}
