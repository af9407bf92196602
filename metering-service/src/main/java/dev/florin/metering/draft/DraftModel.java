package dev.florin.metering.draft;

import dev.florin.id.DraftId;
import dev.florin.metering.catalogue.ListedModel;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model as a draft would list it.
 *
 * @param price what customers would pay; its version names the draft until the publication gives it a number, and where its
 *     time is before the publication it holds from the publication on
 * @param providerPrice what the operator pays; null where that is not known
 */
public record DraftModel(
        String model,
        String provider,
        String upstreamModel,
        long contextTokens,
        long maxOutputTokens,
        Price price,
        @Nullable ProviderPrice providerPrice) {

    /** What of a price says: from its publication on. */
    public static final Instant FROM_PUBLICATION = Instant.EPOCH;

    /** The name of the model's price in a draft. */
    public static PriceVersion versionName(DraftId draft, String model) {
        return new PriceVersion(draft + "/" + model);
    }

    /** What a catalogue file lists, without its number. */
    static DraftModel of(DraftId draft, ListedModel listed) {
        PriceVersion version = versionName(draft, listed.model());
        Instant from = listed.price().effectiveFrom();
        return new DraftModel(
                listed.model(),
                listed.provider(),
                listed.upstreamModel(),
                listed.contextTokens(),
                listed.maxOutputTokens(),
                named(listed.price(), version, from),
                named(listed.providerPrice(), version, from));
    }

    /** The listing that a publication makes of it. */
    ListedModel published(String offering, int version, Instant publishedAt) {
        PriceVersion name = ListedModel.versionName(offering, model, version);
        Instant from = beginning(publishedAt);
        return new ListedModel(
                model,
                provider,
                upstreamModel,
                contextTokens,
                maxOutputTokens,
                version,
                named(price, name, from),
                named(providerPrice, name, from));
    }

    /** When it would come into force: no price holds before it is published. */
    Instant beginning(Instant publishedAt) {
        return price.effectiveFrom().isBefore(publishedAt) ? publishedAt : price.effectiveFrom();
    }

    private static Price named(Price price, PriceVersion version, Instant from) {
        return new Price(version, from, price.rates(), price.contextTiers(), price.minimumChargeMicros(), price.free());
    }

    private static @Nullable ProviderPrice named(@Nullable ProviderPrice cost, PriceVersion version, Instant from) {
        return cost == null ? null : new ProviderPrice(cost.currency(), named(cost.price(), version, from));
    }
}
