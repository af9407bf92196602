package dev.florin.ledger.fold;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the log is read. */
@Readiness
@ApplicationScoped
public class FoldReadiness implements HealthCheck {

    private final Folding folding;

    public FoldReadiness(Folding folding) {
        this.folding = folding;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("the log is read")
                .status(folding.isReading())
                .build();
    }
}
