package dev.florin.ledger.lease;

import static java.util.stream.Collectors.toMap;

import dev.florin.event.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How far the log of usage reaches at Kafka, whoever wrote it. */
@ApplicationScoped
public class UsageLogEnds {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final int CALL_TIMEOUT_MILLIS = 10_000;

    private final String bootstrapServers;
    private @Nullable Admin admin;

    public UsageLogEnds(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The offset behind the last record of each partition, read now. */
    Uni<Map<Integer, Long>> read() {
        Admin open = open();
        return Uni.createFrom()
                .completionStage(() -> open.describeTopics(List.of(Topics.USAGE_RECORDED))
                        .allTopicNames()
                        .toCompletionStage())
                .map(topics -> latestOf(topics.values()))
                .chain(wanted -> Uni.createFrom()
                        .completionStage(() -> open.listOffsets(wanted).all().toCompletionStage()))
                .map(UsageLogEnds::byPartition);
    }

    private static Map<TopicPartition, OffsetSpec> latestOf(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<Integer, Long> byPartition = new HashMap<>();
        ends.forEach((partition, end) -> byPartition.put(partition.partition(), end.offset()));
        return byPartition;
    }

    private synchronized Admin open() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    CALL_TIMEOUT_MILLIS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    CALL_TIMEOUT_MILLIS / 2));
            admin = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
        }
    }
}
