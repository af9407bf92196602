package dev.florin.gateway.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the whole catalogue was read and something is sold. */
@Readiness
@ApplicationScoped
public class CatalogueReadiness implements HealthCheck {

    private final CatalogueConsumer consumer;

    public CatalogueReadiness(CatalogueConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        int models = consumer.catalogue().models();
        return HealthCheckResponse.named("catalogue")
                .status(consumer.isCaughtUp() && models > 0)
                .withData("models", models)
                .build();
    }
}
