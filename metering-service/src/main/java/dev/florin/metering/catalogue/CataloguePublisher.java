package dev.florin.metering.catalogue;

import dev.florin.edge.outbox.OutboxRelay;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings the file's prices to {@code catalog.prices} when the service starts; a bad file stops the start. */
@ApplicationScoped
public class CataloguePublisher {
    private static final Logger LOG = Logger.getLogger(CataloguePublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final CatalogueConfig config;
    private final ConfiguredOffering configured;
    private final PriceStore prices;
    private final OutboxRelay relay;
    private final Clock clock = Clock.systemUTC();

    public CataloguePublisher(
            CatalogueConfig config, ConfiguredOffering configured, PriceStore prices, OutboxRelay relay) {
        this.config = config;
        this.configured = configured;
        this.prices = prices;
        this.relay = relay;
    }

    void publish(@Observes StartupEvent event) {
        Instant now = clock.instant();
        List<ListedModel> listed = CatalogueFile.read(config.file(), configured.offering(), now);
        List<ListedModel> fresh = prices.publish(listed, now).await().atMost(TIMEOUT);
        relay.wake();
        LOG.infof("%d models listed, %d prices published", listed.size(), fresh.size());
    }
}
