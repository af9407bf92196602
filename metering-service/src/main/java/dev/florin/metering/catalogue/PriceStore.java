package dev.florin.metering.catalogue;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.edge.outbox.Outbox;
import dev.florin.event.EventSource;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
                                         free, provider_price, draft_id, published_by, event_id, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""";
    private static final String NEWEST_OF_FILE = """
            SELECT DISTINCT ON (model) *
              FROM published_price
             WHERE draft_id IS NULL
             ORDER BY model, version DESC""";
    private static final String IN_FORCE = """
            SELECT DISTINCT ON (model) *
              FROM published_price
             WHERE effective_from <= $1
             ORDER BY model, effective_from DESC, version DESC""";
    private static final String OF_MODELS = "SELECT * FROM published_price WHERE model = ANY($1)";
    private static final String BY_VERSIONS = "SELECT * FROM published_price WHERE price_version = ANY($1)";
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

    /** What versions list, without those that were not published here. */
    public Uni<List<ListedModel>> ofVersions(SqlConnection transaction, Collection<PriceVersion> versions) {
        return transaction
                .preparedQuery(BY_VERSIONS)
                .mapping(PriceRow::read)
                .execute(Tuple.of(versions.stream().map(PriceVersion::value).toArray(String[]::new)))
                .map(PriceStore::listOf);
    }

    /** Of every model that is sold at that time the price that is in force, as {@link PriceList#inForce} has it. */
    public Uni<List<ListedModel>> inForce(Instant at) {
        return pool.preparedQuery(IN_FORCE)
                .mapping(PriceRow::read)
                .execute(Tuple.of(at.atOffset(ZoneOffset.UTC)))
                .map(PriceStore::listOf);
    }

    /** The published prices of the models, of which nobody publishes another until the transaction ends. */
    public Uni<PriceList> lock(SqlConnection transaction, Collection<String> models) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction
                        .preparedQuery(OF_MODELS)
                        .mapping(PriceRow::read)
                        .execute(Tuple.of(models.toArray(String[]::new))))
                .map(rows -> PriceList.of(listOf(rows)));
    }

    /**
     * Stores new versions and appends their events to the outbox.
     *
     * @param transaction holds the {@link #lock}
     */
    public Uni<Void> append(SqlConnection transaction, List<ListedModel> fresh, PriceSource source, Instant now) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<PricePublished> events = fresh.stream()
                .map(model -> model.toEvent(new EventId(ids.next()), now))
                .toList();
        return transaction
                .preparedQuery(INSERT)
                .executeBatch(PriceRow.write(fresh, events, source))
                .chain(() -> Outbox.append(transaction, EventSource.METERING, events));
    }

    /**
     * Stores what is new in the catalogue file and appends its events to the outbox, all or nothing.
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
                .chain(() -> newest(transaction))
                .map(newest -> newest.freshOf(listed))
                .call(fresh -> append(transaction, fresh, new PriceSource.File(), now));
    }

    private static Uni<NewestPrices> newest(SqlConnection transaction) {
        return Uni.combine()
                .all()
                .unis(
                        transaction.query(NEWEST).mapping(PriceRow::read).execute(),
                        transaction
                                .query(NEWEST_OF_FILE)
                                .mapping(PriceRow::read)
                                .execute())
                .usingConcurrencyOf(1)
                .with((all, ofFile) -> NewestPrices.of(listOf(all), listOf(ofFile)));
    }

    private static List<ListedModel> listOf(RowSet<ListedModel> rows) {
        return rows.stream().toList();
    }
}
