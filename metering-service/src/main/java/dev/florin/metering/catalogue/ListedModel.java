package dev.florin.metering.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.id.EventId;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model on the price list.
 *
 * @param model the customer's name of it
 * @param provider who serves it
 * @param upstreamModel the provider's name of it
 * @param contextTokens the most tokens of prompt and answer together
 * @param maxOutputTokens the most tokens of an answer
 * @param version counts up with every change of this model's listing
 * @param price what customers pay
 * @param providerPrice what the operator pays; null where that is not known
 */
public record ListedModel(
        String model,
        String provider,
        String upstreamModel,
        long contextTokens,
        long maxOutputTokens,
        int version,
        Price price,
        @Nullable ProviderPrice providerPrice) {

    /** What the provider charges is not known. */
    public ListedModel(
            String model,
            String provider,
            String upstreamModel,
            long contextTokens,
            long maxOutputTokens,
            int version,
            Price price) {
        this(model, provider, upstreamModel, contextTokens, maxOutputTokens, version, price, null);
    }

    /** How a version of a model's price is named, such as {@code zero-markup/openai/gpt-4o-mini@1}. */
    public static PriceVersion versionName(String offering, String model, int version) {
        return new PriceVersion(offering + "/" + model + "@" + version);
    }

    PricePublished toEvent(EventId eventId, Instant publishedAt) {
        return new PricePublished(
                eventId,
                model,
                provider,
                upstreamModel,
                contextTokens,
                maxOutputTokens,
                price,
                providerPrice,
                publishedAt);
    }
}
