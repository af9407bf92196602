package dev.florin.gateway.routing;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.pricing.Price;
import dev.florin.pricing.ProviderPrice;
import java.net.URI;
import java.util.Optional;

/**
 * Where a request goes and what it costs; frozen for the request's life.
 *
 * @param model the customer's name of the model
 * @param upstreamModel the provider's name of it
 * @param family the protocol that the provider speaks
 * @param baseUrl of the provider's API
 * @param credential the operator's, for this provider
 * @param maxOutputTokens the most that an answer can have
 * @param price what the customer pays
 * @param providerPrice what the operator pays; empty where that is not known
 */
public record Route(
        String model,
        String provider,
        String upstreamModel,
        Family family,
        URI baseUrl,
        String credential,
        long contextTokens,
        long maxOutputTokens,
        Price price,
        Optional<ProviderPrice> providerPrice) {

    static Route of(PricePublished offer, ProvidersConfig.ProviderConfig provider) {
        return new Route(
                offer.model(),
                offer.provider(),
                offer.upstreamModel(),
                provider.family(),
                provider.baseUrl(),
                provider.apiKey(),
                offer.contextTokens(),
                Math.min(offer.maxOutputTokens(), offer.contextTokens()),
                offer.price(),
                Optional.ofNullable(offer.providerPrice()));
    }

    /** Without the credential: it must not reach a log. */
    @Override
    public String toString() {
        return model + " at " + provider;
    }
}
