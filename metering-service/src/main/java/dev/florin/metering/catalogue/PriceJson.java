package dev.florin.metering.catalogue;

import dev.florin.money.Credits;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prices as the columns of {@code published_price} and {@code draft_model} hold them. */
public final class PriceJson {
    private static final String AMOUNT = "amountMicros";
    private static final String PER_UNITS = "perUnits";
    private static final String ABOVE = "abovePromptTokens";
    private static final String RATES = "rates";
    private static final String TIERS = "contextTiers";
    private static final String MINIMUM = "minimumMicros";
    private static final String FREE = "free";
    private static final String CURRENCY = "currency";

    private PriceJson() {}

    /** The price of a row with the columns that both tables share. */
    public static Price priceOf(Row row, PriceVersion version) {
        return new Price(
                version,
                row.getOffsetDateTime("effective_from").toInstant(),
                ratesOf(row.getJsonObject(RATES)),
                tiersOf(row.getJsonArray("context_tiers")),
                new Credits(row.getLong("minimum_micros")),
                row.getBoolean(FREE));
    }

    /**
     * The provider's price of a row; null where it is not known.
     *
     * @param price the customer's, whose version and time are the provider's too
     */
    public static @Nullable ProviderPrice providerPriceOf(Row row, Price price) {
        JsonObject json = row.getJsonObject("provider_price");
        return json == null ? null : providerPriceOf(json, price);
    }

    /** The rates of a price by meter. */
    public static JsonObject jsonOf(Map<Meter, Rate> rates) {
        JsonObject json = new JsonObject();
        rates.forEach((meter, rate) -> json.put(
                meter.code(), new JsonObject().put(AMOUNT, rate.amountMicros()).put(PER_UNITS, rate.perUnits())));
        return json;
    }

    /** The context tiers of a price, by rising length. */
    public static JsonArray jsonOf(List<ContextTier> tiers) {
        JsonArray json = new JsonArray();
        tiers.forEach(tier ->
                json.add(new JsonObject().put(ABOVE, tier.abovePromptTokens()).put(RATES, jsonOf(tier.rates()))));
        return json;
    }

    /** A provider's price; null where it is not known. */
    public static @Nullable JsonObject jsonOf(@Nullable ProviderPrice cost) {
        return cost == null
                ? null
                : new JsonObject()
                        .put(CURRENCY, cost.currency().getCurrencyCode())
                        .put(RATES, jsonOf(cost.price().rates()))
                        .put(TIERS, jsonOf(cost.price().tiers()))
                        .put(MINIMUM, cost.price().minimumCharge().micros())
                        .put(FREE, cost.price().costsNothing());
    }

    private static ProviderPrice providerPriceOf(JsonObject json, Price price) {
        Price cost = new Price(
                price.version(),
                price.effectiveFrom(),
                ratesOf(json.getJsonObject(RATES)),
                tiersOf(json.getJsonArray(TIERS)),
                new Credits(json.getLong(MINIMUM)),
                json.getBoolean(FREE));
        return new ProviderPrice(Currency.getInstance(json.getString(CURRENCY)), cost);
    }

    private static List<ContextTier> tiersOf(JsonArray json) {
        return IntStream.range(0, json.size())
                .mapToObj(json::getJsonObject)
                .map(tier -> new ContextTier(tier.getLong(ABOVE), ratesOf(tier.getJsonObject(RATES))))
                .toList();
    }

    private static Map<Meter, Rate> ratesOf(JsonObject json) {
        Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
        json.fieldNames().forEach(code -> rates.put(Meter.fromCode(code), rateOf(json.getJsonObject(code))));
        return rates;
    }

    private static Rate rateOf(JsonObject json) {
        return new Rate(json.getLong(AMOUNT), json.getLong(PER_UNITS));
    }
}
