package dev.florin.gateway.discount;

import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.gateway.topic.TopicReader;
import dev.florin.offering.Offering;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Holds the discounts as {@code pricing.discounts} tells them. */
@ApplicationScoped
public class DiscountConsumer {

    private static final Logger LOG = Logger.getLogger(DiscountConsumer.class);

    private final TopicReader reader;
    private final Discounts discounts;

    public DiscountConsumer(
            Offering offering, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.discounts = new Discounts(offering.volumeDiscounts());
        this.reader =
                new TopicReader(bootstrapServers, Topics.PRICING_DISCOUNTS, TopicReader.From.BEGINNING, this::consume);
    }

    public Discounts discounts() {
        return discounts;
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reader.close();
    }

    /** Whether all that stood in the topic at the start has been read. */
    public boolean isCaughtUp() {
        return reader.isCaughtUp();
    }

    private void consume(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            if (EventRecords.read(kafkaRecord) instanceof DiscountsChanged told) {
                discounts.add(told, Instant.now());
            }
        } catch (UnreadableEventException e) {
            LOG.errorf("A discount is left out (offset %d): %s", kafkaRecord.offset(), e.getMessage());
        }
    }
}
