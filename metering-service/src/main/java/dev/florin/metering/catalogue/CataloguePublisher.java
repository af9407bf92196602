package dev.florin.metering.catalogue;

import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.offering.OfferingFile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Brings the file's prices to {@code catalog.prices} when the service starts; a bad file stops the start. */
@ApplicationScoped
public class CataloguePublisher {
    private static final Logger LOG = Logger.getLogger(CataloguePublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final CatalogueConfig config;
    private final Path offeringFile;
    private final PriceStore prices;
    private final OutboxRelay relay;
    private final Clock clock = Clock.systemUTC();

    /** @param offeringFile its name leads price versions, its credit price converts the rates */
    public CataloguePublisher(
            CatalogueConfig config,
            @ConfigProperty(name = "florin.offering.file") Path offeringFile,
            PriceStore prices,
            OutboxRelay relay) {
        this.config = config;
        this.offeringFile = offeringFile;
        this.prices = prices;
        this.relay = relay;
    }

    void publish(@Observes StartupEvent event) {
        Instant now = clock.instant();
        List<ListedModel> listed = CatalogueFile.read(config.file(), OfferingFile.read(offeringFile), now);
        List<ListedModel> fresh = prices.publish(listed, now).await().atMost(TIMEOUT);
        relay.wake();
        LOG.infof("%d models listed, %d prices published", listed.size(), fresh.size());
    }
}
