package dev.florin.metering.charge;

import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Discount;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request used and was charged, as it was told.
 *
 * @param providerUsage what the provider reported; null where that is the usage
 * @param providerCost what the operator owes for it; null where that is not known
 */
public record RecordedUsage(
        RequestId requestId,
        AccountId accountId,
        String model,
        String provider,
        Usage usage,
        @Nullable Usage providerUsage,
        Charge charge,
        Funding funding,
        @Nullable ProviderCost providerCost,
        Instant occurredAt) {

    /** What the provider reported, as finely as it is known: without requests, and without characters that the gateway counted. */
    public Usage reported() {
        Map<Meter, Long> reported = new EnumMap<>(Meter.class);
        reported.putAll((providerUsage == null ? usage : providerUsage).quantities());
        reported.remove(Meter.REQUESTS);
        reported.keySet().removeIf(Meter::countsCharacters);
        return new Usage(reported);
    }

    /** The characters and bytes that it was charged by; nothing where it was charged by tokens. */
    public Usage counted() {
        Map<Meter, Long> counted = new EnumMap<>(Meter.class);
        counted.putAll(usage.quantities());
        counted.keySet().removeIf(meter -> !meter.countsCharacters());
        return new Usage(counted);
    }

    static RecordedUsage read(Row row) {
        return new RecordedUsage(
                new RequestId(row.getUUID("request_id")),
                new AccountId(row.getUUID("account_id")),
                row.getString("model"),
                row.getString("provider"),
                usageOf(row.getJsonObject("usage")),
                reportedIn(row.getJsonObject("provider_usage")),
                new Charge(
                        new Credits(row.getLong("amount_micros")),
                        new PriceVersion(row.getString("price_version")),
                        Rounding.valueOf(row.getString("rounding")),
                        new Discount(row.getInteger("discount_basis_points"))),
                Funding.valueOf(row.getString("funding")),
                costOf(row.getLong("cost_micros"), row.getString("cost_currency")),
                row.getOffsetDateTime("occurred_at").toInstant());
    }

    static JsonObject jsonOf(Usage usage) {
        JsonObject json = new JsonObject();
        usage.quantities().forEach((meter, quantity) -> json.put(meter.code(), quantity));
        return json;
    }

    private static @Nullable Usage reportedIn(@Nullable JsonObject json) {
        return json == null ? null : usageOf(json);
    }

    private static Usage usageOf(JsonObject json) {
        Map<Meter, Long> quantities = new EnumMap<>(Meter.class);
        json.fieldNames().forEach(code -> quantities.put(Meter.fromCode(code), json.getLong(code)));
        return new Usage(quantities);
    }

    private static @Nullable ProviderCost costOf(@Nullable Long micros, @Nullable String currency) {
        return micros == null || currency == null ? null : new ProviderCost(micros, Currency.getInstance(currency));
    }
}
