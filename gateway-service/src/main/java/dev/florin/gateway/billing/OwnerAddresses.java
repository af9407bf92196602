package dev.florin.gateway.billing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the owners are: {@code florin.ledger.url} and its like. */
@ApplicationScoped
public class OwnerAddresses {

    private final Map<Owner, String> urls;

    public OwnerAddresses(
            @ConfigProperty(name = "florin.ledger.url") String ledger,
            @ConfigProperty(name = "florin.metering.url") String metering,
            @ConfigProperty(name = "florin.payments.url") String payments,
            @ConfigProperty(name = "florin.invoicing.url") String invoicing) {
        this.urls = Map.of(
                Owner.LEDGER, ledger,
                Owner.METERING, metering,
                Owner.PAYMENTS, payments,
                Owner.INVOICING, invoicing);
    }

    String urlOf(Owner owner) {
        return Objects.requireNonNull(urls.get(owner));
    }
}
