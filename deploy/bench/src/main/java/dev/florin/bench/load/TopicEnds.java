package dev.florin.bench.load;

import static java.util.stream.Collectors.toMap;

import dev.florin.bench.BenchFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far topics reach. */
public final class TopicEnds implements AutoCloseable {

    private final Admin admin;
    private final int partitions;

    /** @param partitions of every topic that is asked for */
    public TopicEnds(String bootstrapServers, int partitions) {
        this.admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.partitions = partitions;
    }

    /** The sum of the end offsets of a topic: as many records were ever appended to it. */
    public long of(String topic) {
        return perPartition(topic).stream().mapToLong(Long::longValue).sum();
    }

    /** The end offsets of a topic's partitions. */
    public List<Long> perPartition(String topic) {
        Map<TopicPartition, ListOffsetsResultInfo> ends = ends(topic);
        return IntStream.range(0, partitions)
                .mapToObj(partition -> Objects.requireNonNull(ends.get(new TopicPartition(topic, partition)))
                        .offset())
                .toList();
    }

    /** Lets Kafka delete all that the topic holds now. */
    public void forget(String topic) {
        Map<TopicPartition, RecordsToDelete> all = ends(topic).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        end -> RecordsToDelete.beforeOffset(end.getValue().offset())));
        get(admin.deleteRecords(all).all());
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all());
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new BenchFailure("Kafka does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }
}
