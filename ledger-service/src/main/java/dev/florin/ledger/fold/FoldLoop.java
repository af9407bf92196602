package dev.florin.ledger.fold;

import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.journal.Ends;
import dev.florin.ledger.journal.OpenMonths;
import dev.florin.proof.JournalSigner;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * The books' way in: reads the log of the partitions that the group gave this replica, from where the books stand, and
 * hands each partition's events to its worker, so that one batch is read while another is folded. Never fails for good: when
 * the consumer or a worker breaks, all are replaced.
 */
public final class FoldLoop {

    private static final Logger LOG = Logger.getLogger(FoldLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);

    /** While a worker is full, which may be over at any time. */
    private static final Duration POLL_WHILE_HELD_BACK = Duration.ofMillis(2);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final BooksEnds booksEnds;
    private final Function<ConsumerRecord<String, byte[]>, WaitingRecord> reader;
    private final IntFunction<PartitionWorker> newWorker;
    private final FoldListener listener;
    private final Map<Integer, PartitionWorker> workers = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("fold").daemon().unstarted(this::run);
    private volatile boolean running = true;
    private volatile boolean reading;

    /**
     * @param consumers makes a consumer of the ledger's group
     * @param newWorker a worker for a partition that was taken over
     */
    private FoldLoop(
            Supplier<Consumer<String, byte[]>> consumers,
            BooksEnds booksEnds,
            Function<ConsumerRecord<String, byte[]>, WaitingRecord> reader,
            IntFunction<PartitionWorker> newWorker,
            FoldListener listener) {
        this.consumers = consumers;
        this.booksEnds = booksEnds;
        this.reader = reader;
        this.newWorker = newWorker;
        this.listener = listener;
    }

    /**
     * The loop over the books of a database.
     *
     * @param traced whether the traces of records are looked for
     */
    public static FoldLoop of(
            FoldConfig config,
            Map<String, Object> kafka,
            DataSource source,
            Thresholds thresholds,
            OpenMonths months,
            JournalSigner signer,
            boolean traced,
            FoldListener listener) {
        return new FoldLoop(
                new FoldConsumers(kafka, config),
                new BooksEnds(source),
                traced ? WaitingRecord::traced : WaitingRecord::of,
                partition -> new PartitionWorker(
                        partition, config, new PartitionFold(source, thresholds, months, signer), listener),
                listener);
    }

    public void start() {
        thread.start();
    }

    /** Ends after the transactions under way. */
    public void stop() {
        running = false;
        try {
            if (!thread.join(PATIENCE.plusSeconds(1))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it has read the log since it last failed. */
    public boolean isReading() {
        return reading && thread.isAlive();
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                consumer.subscribe(Ends.TOPICS, new Handover(consumer));
                readFrom(consumer);
            } catch (InterruptException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The log is not folded; beginning again where the books stand", e);
                rest();
            } finally {
                reading = false;
                giveUp(List.copyOf(workers.keySet()));
            }
        }
    }

    private void readFrom(Consumer<String, byte[]> consumer) {
        while (running) {
            ConsumerRecords<String, byte[]> records =
                    consumer.poll(consumer.paused().isEmpty() ? POLL : POLL_WHILE_HELD_BACK);
            requireWorkers();
            reading = true;
            handOut(records);
            tellUnread(consumer);
            holdBack(consumer);
        }
    }

    /** What a worker took with it when it broke, the log still has. */
    private void requireWorkers() {
        workers.forEach((partition, worker) -> {
            if (worker.isBroken()) {
                throw new IllegalStateException("partition " + partition + " is not folded any more");
            }
        });
    }

    /** What arrived together, a worker is given together: reading some may take long, and payments come before their use. */
    private void handOut(ConsumerRecords<String, byte[]> records) {
        Map<Integer, Map<String, List<WaitingRecord>>> byPartition = new HashMap<>();
        for (TopicPartition source : records.partitions()) {
            byPartition
                    .computeIfAbsent(source.partition(), unused -> new HashMap<>())
                    .put(
                            source.topic(),
                            records.records(source).stream().map(reader).toList());
        }
        byPartition.forEach((partition, byTopic) -> {
            PartitionWorker worker = workers.get(partition);
            if (worker != null) {
                worker.add(byTopic);
            }
        });
    }

    /** By the broker's latest answer, without asking it. */
    private void tellUnread(Consumer<String, byte[]> consumer) {
        Map<Integer, Long> unread = new HashMap<>();
        for (TopicPartition source : consumer.assignment()) {
            unread.merge(source.partition(), consumer.currentLag(source).orElse(0), Long::sum);
        }
        unread.forEach((partition, records) -> {
            PartitionWorker worker = workers.get(partition);
            if (worker != null) {
                worker.setUnread(records);
            }
        });
    }

    /** What a worker cannot take soon stays at the broker. */
    private void holdBack(Consumer<String, byte[]> consumer) {
        consumer.pause(sourcesWhere(consumer.assignment(), PartitionWorker::isFull));
        consumer.resume(sourcesWhere(consumer.paused(), worker -> !worker.isFull()));
    }

    private List<TopicPartition> sourcesWhere(Collection<TopicPartition> sources, Predicate<PartitionWorker> state) {
        return sources.stream()
                .filter(source -> {
                    PartitionWorker worker = workers.get(source.partition());
                    return worker != null && state.test(worker);
                })
                .toList();
    }

    private void rest() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void giveUp(Collection<Integer> partitions) {
        List<PartitionWorker> stopping = partitions.stream()
                .map(workers::get)
                .filter(worker -> worker != null)
                .toList();
        stopping.forEach(PartitionWorker::stop);
        try {
            for (PartitionWorker worker : stopping) {
                worker.awaitEnd(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        partitions.forEach(partition -> {
            if (workers.remove(partition) != null) {
                listener.gaveUp(partition);
            }
        });
    }

    /** The group hands the same partitions of all topics over together. */
    private final class Handover implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> consumer;

        Handover(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> sources) {
            for (TopicPartition source : sources) {
                consumer.seek(source, booksEnds.of(source));
                workers.computeIfAbsent(source.partition(), this::takeOver);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> sources) {
            giveUp(sources.stream().map(TopicPartition::partition).distinct().toList());
        }

        private PartitionWorker takeOver(int partition) {
            PartitionWorker worker = newWorker.apply(partition);
            listener.took(partition);
            worker.start();
            return worker;
        }
    }
}
