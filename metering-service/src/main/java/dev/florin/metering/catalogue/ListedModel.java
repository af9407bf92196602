package dev.florin.metering.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.id.EventId;
import dev.florin.pricing.Price;
import java.time.Instant;

/**
 * A model on the price list.
 *
 * @param model the customer's name of it
 * @param provider who serves it
 * @param upstreamModel the provider's name of it
 * @param contextTokens the most tokens of prompt and answer together
 * @param maxOutputTokens the most tokens of an answer
 * @param version counts up with every change of this model's listing
 */
public record ListedModel(
        String model,
        String provider,
        String upstreamModel,
        long contextTokens,
        long maxOutputTokens,
        int version,
        Price price) {

    PricePublished toEvent(EventId eventId, Instant publishedAt) {
        return new PricePublished(
                eventId, model, provider, upstreamModel, contextTokens, maxOutputTokens, price, publishedAt);
    }
}
