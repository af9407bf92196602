package dev.florin.invoicing.issuing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads {@code payments.events}, a partition at a time; an outage of the database holds it up and loses nothing. */
@ApplicationScoped
public class PaymentConsumer {
    private static final Logger LOG = Logger.getLogger(PaymentConsumer.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private final IssuingHandler handler;

    public PaymentConsumer(IssuingHandler handler) {
        this.handler = handler;
    }

    @Incoming("payments")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return Multi.createFrom()
                .iterable(records.partitions())
                .onItem()
                .transformToUniAndConcatenate(partition -> issue(partition, records))
                .collect()
                .last();
    }

    private Uni<Void> issue(TopicPartition partition, ConsumerRecords<String, byte[]> records) {
        return handler.issue(partition, records.records(partition))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s led to no invoices yet, it will be tried again", partition))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }
}
