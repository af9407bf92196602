package dev.florin.metering.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.edge.outbox.Outbox;
import dev.florin.event.EventSource;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.metering.catalogue.Publication.Fresh;
import dev.florin.metering.catalogue.Publication.Refused;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The published prices in PostgreSQL. */
@ApplicationScoped
public class PriceStore {
    /** Two replicas that start together publish one after the other. */
    private static final String LOCK = "LOCK TABLE published_price IN SHARE ROW EXCLUSIVE MODE";

    private static final String NEWEST = """
            SELECT DISTINCT ON (model) *
              FROM published_price
             ORDER BY model, version DESC""";
    private static final String INSERT = """
            INSERT INTO published_price (price_version, model, version, provider, upstream_model, context_tokens,
                                         max_output_tokens, effective_from, rates, context_tiers, minimum_micros,
                                         free, event_id, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";
    private static final String BY_VERSION = "SELECT * FROM published_price WHERE price_version = $1";

    private final Pool pool;
    private final Ids ids = Ids.system();

    public PriceStore(Pool pool) {
        this.pool = pool;
    }

    /** The newest price of every model, by the model's name. */
    public Uni<List<ListedModel>> newest() {
        return pool.query(NEWEST).mapping(PriceRow::read).execute().map(PriceStore::listOf);
    }

    /** The price of a version; empty where it was not published here. */
    public Uni<Optional<Price>> ofVersion(PriceVersion version) {
        return pool.preparedQuery(BY_VERSION)
                .mapping(PriceRow::priceOf)
                .execute(Tuple.of(version.value()))
                .map(rows -> rows.stream().findFirst());
    }

    /**
     * Stores what is new and appends its events to the outbox, all or nothing.
     *
     * @return what was published now; fails with {@link InvalidCatalogueException} when a published version would change
     */
    Uni<List<ListedModel>> publish(List<ListedModel> listed, Instant now) {
        return pool.withTransaction(transaction -> publish(transaction, listed, now));
    }

    private Uni<List<ListedModel>> publish(SqlConnection transaction, List<ListedModel> listed, Instant now) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction.query(NEWEST).mapping(PriceRow::read).execute())
                .map(published -> freshOf(listed, listOf(published)))
                .call(fresh -> append(transaction, fresh, now));
    }

    private static List<ListedModel> freshOf(List<ListedModel> listed, List<ListedModel> published) {
        Map<String, ListedModel> newest =
                published.stream().collect(Collectors.toMap(ListedModel::model, Function.identity()));
        List<Publication> decisions = listed.stream()
                .map(model -> Publication.decide(model, Optional.ofNullable(newest.get(model.model()))))
                .toList();
        String refusals = decisions.stream()
                .filter(Refused.class::isInstance)
                .map(refused -> ((Refused) refused).reason())
                .collect(Collectors.joining("; "));
        if (!refusals.isEmpty()) {
            throw new InvalidCatalogueException(refusals, null);
        }
        return decisions.stream()
                .filter(Fresh.class::isInstance)
                .map(fresh -> ((Fresh) fresh).model())
                .toList();
    }

    private Uni<Void> append(SqlConnection transaction, List<ListedModel> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<PricePublished> events = fresh.stream()
                .map(model -> model.toEvent(new EventId(ids.next()), now))
                .toList();
        return transaction
                .preparedQuery(INSERT)
                .executeBatch(PriceRow.write(fresh, events))
                .chain(() -> Outbox.append(transaction, EventSource.METERING, events));
    }

    private static List<ListedModel> listOf(RowSet<ListedModel> rows) {
        return rows.stream().toList();
    }
}
