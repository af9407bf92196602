package dev.florin.edge.kafka;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts every assigned partition where the database says, whatever the consumer group remembers. A service makes a
 * bean of it per channel: subclass, {@code @ApplicationScoped}, {@code @Identifier} of the channel's consumer group.
 */
public abstract class SeekToConsumedOffsets implements KafkaConsumerRebalanceListener {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final ConsumedOffsets offsets;

    protected SeekToConsumedOffsets(ConsumedOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> seek(consumer, partition));
    }

    /** Blocks: the consumer must not read before it stands at the right place. */
    private void seek(Consumer<?, ?> consumer, TopicPartition partition) {
        offsets.next(partition)
                .await()
                .atMost(READ_TIMEOUT)
                .ifPresentOrElse(
                        next -> consumer.seek(partition, next), () -> consumer.seekToBeginning(Set.of(partition)));
    }
}
