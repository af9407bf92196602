package dev.florin.gateway.key;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the keys were loaded once; afterwards the last picture serves even without the database. */
@Readiness
@ApplicationScoped
public class KeyReadiness implements HealthCheck {

    private final KeyRing ring;

    public KeyReadiness(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("API keys")
                .status(ring.isLoaded())
                .withData("keys", ring.size())
                .build();
    }
}
