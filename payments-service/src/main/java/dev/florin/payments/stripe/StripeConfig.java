package dev.florin.payments.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this deployment talks with Stripe. */
@ConfigMapping(prefix = "florin.stripe")
public interface StripeConfig {

    /** Where the API is; empty for Stripe itself. */
    Optional<String> apiBase();

    /** The secret key, {@code sk_…}. */
    String apiKey();

    /** The secrets with which webhooks may be signed; two of them, new and old, while one replaces the other. */
    List<String> webhookSecret();

    /** Where the payment page sends the customer who has paid. */
    String successUrl();

    /** Where the payment page sends the customer who turns back. */
    String cancelUrl();

    /** How long one call may take before it is given up. */
    @WithDefault("15s")
    Duration timeout();
}
