package dev.florin.gateway.discount;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all discounts were read: before, customers would pay more here than elsewhere. */
@Readiness
@ApplicationScoped
public class DiscountReadiness implements HealthCheck {

    private final DiscountConsumer consumer;

    public DiscountReadiness(DiscountConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("discounts")
                .status(consumer.isCaughtUp())
                .withData("accounts", consumer.discounts().accounts())
                .build();
    }
}
