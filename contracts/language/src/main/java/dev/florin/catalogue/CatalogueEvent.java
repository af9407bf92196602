package dev.florin.catalogue;

import dev.florin.event.Event;
import dev.florin.id.EventId;
import dev.florin.pricing.Price;
import dev.florin.pricing.ProviderPrice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stream {@code catalog.prices}, compacted by price version: what can be called and what it costs, now and later. Each
 * version stays, since the one in force must not go when a later one is told.
 */
public sealed interface CatalogueEvent extends Event {

    String model();

    /**
     * A model has this price.
     *
     * @param model the customer's name of the model, such as {@code openai/gpt-4o-mini}
     * @param provider who serves it, such as {@code openai}
     * @param upstreamModel the provider's name of it
     * @param contextTokens the most tokens of prompt and answer together
     * @param maxOutputTokens the most tokens of an answer
     * @param price what customers pay
     * @param providerPrice what the operator pays; absent where that is not known
     */
    record PricePublished(
            EventId eventId,
            String model,
            String provider,
            String upstreamModel,
            long contextTokens,
            long maxOutputTokens,
            Price price,
            @Nullable ProviderPrice providerPrice,
            Instant occurredAt)
            implements CatalogueEvent {

        /** What the provider charges is not known. */
        public PricePublished(
                EventId eventId,
                String model,
                String provider,
                String upstreamModel,
                long contextTokens,
                long maxOutputTokens,
                Price price,
                Instant occurredAt) {
            this(eventId, model, provider, upstreamModel, contextTokens, maxOutputTokens, price, null, occurredAt);
        }

        @Override
        public String partitionKey() {
            return price.version().value();
        }
    }
}
