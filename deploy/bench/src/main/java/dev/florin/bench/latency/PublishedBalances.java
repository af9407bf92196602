package dev.florin.bench.latency;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.florin.bench.BenchFailure;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When each sample's balance came onto {@code ledger.balances}: read afterwards, so that the reading costs no latency. */
final class PublishedBalances implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Consumer<String, byte[]> consumer;

    /** What is published from now on, kept as it is: compaction would leave the last balance of each account only. */
    PublishedBalances(String bootstrapServers) {
        keep(bootstrapServers);
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.LEDGER_BALANCES).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    /** Notes the time of the first balance that reflects each sample; throws {@link BenchFailure} when one does not come. */
    void note(List<Sample> samples) {
        Map<String, Deque<Sample>> waiting = samples.stream()
                .collect(groupingBy(sample -> sample.account().toString(), toCollection(ArrayDeque::new)));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting.values().stream().anyMatch(left -> !left.isEmpty())) {
            if (System.nanoTime() > end) {
                throw new BenchFailure("Some balances did not come onto " + Topics.LEDGER_BALANCES + ".");
            }
            for (ConsumerRecord<String, byte[]> item : consumer.poll(POLL)) {
                note(item, waiting.getOrDefault(item.key(), new ArrayDeque<>()));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void keep(String bootstrapServers) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.LEDGER_BALANCES);
        AlterConfigOp hour = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "3600000"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var unused = admin.incrementalAlterConfigs(Map.of(topic, List.of(hour)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchFailure(Topics.LEDGER_BALANCES + " cannot be kept: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private static void note(ConsumerRecord<String, byte[]> item, Deque<Sample> waiting) {
        if (waiting.isEmpty() || !(EventRecords.read(item) instanceof BalanceChanged changed)) {
            return;
        }
        long balance = changed.balanceMicros().micros();
        for (Sample next = waiting.peek(); next != null && next.isIn(balance); next = waiting.peek()) {
            next.publishedAt(item.timestamp());
            waiting.remove();
        }
    }
}
