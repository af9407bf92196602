package dev.florin.metering.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A row of {@code published_price}. */
final class PriceRow {

    private PriceRow() {}

    static ListedModel read(Row row) {
        Price price = priceOf(row);
        return new ListedModel(
                row.getString("model"),
                row.getString("provider"),
                row.getString("upstream_model"),
                row.getLong("context_tokens"),
                row.getLong("max_output_tokens"),
                row.getInteger("version"),
                price,
                PriceJson.providerPriceOf(row, price));
    }

    static Price priceOf(Row row) {
        return PriceJson.priceOf(row, new PriceVersion(row.getString("price_version")));
    }

    /** The parameters of an insert, in the order of the table's columns. */
    static List<Tuple> write(List<ListedModel> models, List<PricePublished> events, PriceSource source) {
        return IntStream.range(0, models.size())
                .mapToObj(i -> write(models.get(i), events.get(i), source))
                .toList();
    }

    private static Tuple write(ListedModel model, PricePublished event, PriceSource source) {
        return Tuple.from(Arrays.asList(
                model.price().version().value(),
                model.model(),
                model.version(),
                model.provider(),
                model.upstreamModel(),
                model.contextTokens(),
                model.maxOutputTokens(),
                model.price().effectiveFrom().atOffset(ZoneOffset.UTC),
                PriceJson.jsonOf(model.price().rates()),
                PriceJson.jsonOf(model.price().tiers()),
                model.price().minimumCharge().micros(),
                model.price().costsNothing(),
                PriceJson.jsonOf(model.providerPrice()),
                source.draftId(),
                source.publishedBy(),
                event.eventId().value(),
                event.occurredAt().atOffset(ZoneOffset.UTC)));
    }
}
