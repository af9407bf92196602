package dev.florin.metering.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.money.Credits;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A row of {@code published_price}. */
final class PriceRow {
    private static final String AMOUNT = "amountMicros";
    private static final String PER_UNITS = "perUnits";
    private static final String ABOVE = "abovePromptTokens";
    private static final String RATES = "rates";

    private PriceRow() {}

    static ListedModel read(Row row) {
        return new ListedModel(
                row.getString("model"),
                row.getString("provider"),
                row.getString("upstream_model"),
                row.getLong("context_tokens"),
                row.getLong("max_output_tokens"),
                row.getInteger("version"),
                priceOf(row));
    }

    static Price priceOf(Row row) {
        return new Price(
                new PriceVersion(row.getString("price_version")),
                row.getOffsetDateTime("effective_from").toInstant(),
                ratesOf(row.getJsonObject("rates")),
                tiersOf(row.getJsonArray("context_tiers")),
                new Credits(row.getLong("minimum_micros")),
                row.getBoolean("free"));
    }

    /** The parameters of an insert, in the order of the table's columns. */
    static List<Tuple> write(List<ListedModel> models, List<PricePublished> events) {
        return IntStream.range(0, models.size())
                .mapToObj(i -> write(models.get(i), events.get(i)))
                .toList();
    }

    private static Tuple write(ListedModel model, PricePublished event) {
        return Tuple.from(List.of(
                model.price().version().value(),
                model.model(),
                model.version(),
                model.provider(),
                model.upstreamModel(),
                model.contextTokens(),
                model.maxOutputTokens(),
                model.price().effectiveFrom().atOffset(ZoneOffset.UTC),
                jsonOf(model.price().rates()),
                jsonOf(model.price().tiers()),
                model.price().minimumCharge().micros(),
                model.price().costsNothing(),
                event.eventId().value(),
                event.occurredAt().atOffset(ZoneOffset.UTC)));
    }

    private static JsonArray jsonOf(List<ContextTier> tiers) {
        JsonArray json = new JsonArray();
        tiers.forEach(tier ->
                json.add(new JsonObject().put(ABOVE, tier.abovePromptTokens()).put(RATES, jsonOf(tier.rates()))));
        return json;
    }

    private static List<ContextTier> tiersOf(JsonArray json) {
        return IntStream.range(0, json.size())
                .mapToObj(json::getJsonObject)
                .map(tier -> new ContextTier(tier.getLong(ABOVE), ratesOf(tier.getJsonObject(RATES))))
                .toList();
    }

    private static JsonObject jsonOf(Map<Meter, Rate> rates) {
        JsonObject json = new JsonObject();
        rates.forEach((meter, rate) -> json.put(
                meter.code(), new JsonObject().put(AMOUNT, rate.amountMicros()).put(PER_UNITS, rate.perUnits())));
        return json;
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
