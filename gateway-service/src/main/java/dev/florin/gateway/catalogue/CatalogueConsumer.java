package dev.florin.gateway.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.gateway.topic.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Holds the catalogue as {@code catalog.prices} tells it. */
@ApplicationScoped
public class CatalogueConsumer {

    private static final Logger LOG = Logger.getLogger(CatalogueConsumer.class);

    private final TopicReader reader;
    private final Catalogue catalogue = new Catalogue();

    public CatalogueConsumer(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.reader =
                new TopicReader(bootstrapServers, Topics.CATALOG_PRICES, TopicReader.From.BEGINNING, this::consume);
    }

    public Catalogue catalogue() {
        return catalogue;
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
            if (EventRecords.read(kafkaRecord) instanceof PricePublished price) {
                catalogue.add(price);
            }
        } catch (UnreadableEventException e) {
            LOG.errorf("A record of the catalogue is left out (offset %d): %s", kafkaRecord.offset(), e.getMessage());
        }
    }
}
