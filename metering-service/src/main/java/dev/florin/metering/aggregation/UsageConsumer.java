package dev.florin.metering.aggregation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads {@code usage.recorded}, a partition at a time; an outage of the database holds it up and loses nothing. */
@ApplicationScoped
public class UsageConsumer {
    private static final Logger LOG = Logger.getLogger(UsageConsumer.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private final UsageHandler handler;

    public UsageConsumer(UsageHandler handler) {
        this.handler = handler;
    }

    @Incoming("usage")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return Multi.createFrom()
                .iterable(records.partitions())
                .onItem()
                .transformToUniAndConcatenate(partition -> count(partition, records))
                .collect()
                .last();
    }

    private Uni<Void> count(TopicPartition partition, ConsumerRecords<String, byte[]> records) {
        return handler.count(partition, records.records(partition))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s could not be counted, it will be tried again", partition))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }
}
