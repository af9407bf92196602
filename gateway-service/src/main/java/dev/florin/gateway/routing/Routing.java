package dev.florin.gateway.routing;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.gateway.catalogue.CatalogueConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Finds the provider for a model: the one that the catalogue names, if the operator has configured it. */
@ApplicationScoped
public class Routing {

    private final CatalogueConsumer catalogue;
    private final ProvidersConfig providers;

    public Routing(CatalogueConsumer catalogue, ProvidersConfig providers) {
        this.catalogue = catalogue;
        this.providers = providers;
    }

    /** Empty when the model is not sold at that time, or nobody is configured to serve it. */
    public Optional<Route> routeTo(String model, Instant at) {
        return catalogue.catalogue().inForce(model, at).flatMap(this::routeTo);
    }

    private Optional<Route> routeTo(PricePublished offer) {
        return Optional.ofNullable(providers.byName().get(offer.provider())).map(provider -> Route.of(offer, provider));
    }
}
