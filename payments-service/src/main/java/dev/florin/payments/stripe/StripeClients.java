package dev.florin.payments.stripe;

import com.stripe.StripeClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Stripe's client by configuration. */
@Singleton
public class StripeClients {

    private static final int NETWORK_RETRIES = 1;

    @Produces
    @Singleton
    StripeClient stripe(StripeConfig config) {
        int timeoutMillis = Math.toIntExact(config.timeout().toMillis());
        StripeClient.StripeClientBuilder builder = StripeClient.builder()
                .setApiKey(config.apiKey())
                .setConnectTimeout(timeoutMillis)
                .setReadTimeout(timeoutMillis)
                .setMaxNetworkRetries(NETWORK_RETRIES);
        config.apiBase().ifPresent(builder::setApiBase);
        return builder.build();
    }
}
