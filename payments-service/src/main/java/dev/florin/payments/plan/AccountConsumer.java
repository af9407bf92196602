package dev.florin.payments.plan;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads {@code account.events}, a partition at a time; an outage of the database holds it up and loses nothing. */
@ApplicationScoped
public class AccountConsumer {

    private static final Logger LOG = Logger.getLogger(AccountConsumer.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private final OpeningHandler handler;

    public AccountConsumer(OpeningHandler handler) {
        this.handler = handler;
    }

    @Incoming("accounts")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return Multi.createFrom()
                .iterable(records.partitions())
                .onItem()
                .transformToUniAndConcatenate(partition -> open(partition, records))
                .collect()
                .last();
    }

    private Uni<Void> open(TopicPartition partition, ConsumerRecords<String, byte[]> records) {
        return handler.open(partition, records.records(partition))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s was not taken in yet, it will be tried again", partition))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }
}
