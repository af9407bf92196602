package dev.florin.metering.draft;

import dev.florin.id.DraftId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts in PostgreSQL. Whoever changes one holds its lock. */
@ApplicationScoped
public class DraftStore {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private static final String INSERT = """
            INSERT INTO draft (draft_id, name, authors, revision, state, created_at, import_report)
            VALUES ($1, $2, $3, $4, 'DRAFT', $5, $6)""";
    private static final String INSERT_MODEL = """
            INSERT INTO draft_model (draft_id, model, provider, upstream_model, context_tokens, max_output_tokens,
                                     effective_from, rates, context_tiers, minimum_micros, free, provider_price)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";
    private static final String DELETE_MODELS = "DELETE FROM draft_model WHERE draft_id = $1";
    private static final String UPDATE = """
            UPDATE draft
               SET authors = $2, revision = $3, state = $4, submitted_by = $5, submitted_at = $6, rejected_by = $7,
                   rejected_at = $8, rejection_reason = $9, published_by = $10, published_at = $11
             WHERE draft_id = $1""";
    private static final String FIND = "SELECT * FROM draft WHERE draft_id = $1";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String PAGE = "SELECT * FROM draft WHERE draft_id < $1 ORDER BY draft_id DESC LIMIT $2";
    private static final String MODELS = "SELECT * FROM draft_model WHERE draft_id = $1 ORDER BY model";
    private static final String MODELS_PAGE = """
            SELECT *
              FROM draft_model
             WHERE draft_id = $1
               AND model COLLATE "C" > $2
             ORDER BY model COLLATE "C"
             LIMIT $3""";

    private final Pool pool;

    public DraftStore(Pool pool) {
        this.pool = pool;
    }

    /** @param importReport what an import could not take over; null where there was none */
    Uni<Void> add(
            SqlConnection transaction, Draft.Open draft, List<DraftModel> models, @Nullable JsonObject importReport) {
        DraftTerms terms = draft.terms();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(Arrays.asList(
                        terms.id().value(),
                        terms.name(),
                        terms.authors().toArray(String[]::new),
                        draft.revision(),
                        terms.createdAt().atOffset(ZoneOffset.UTC),
                        importReport)))
                .chain(() -> addModels(transaction, terms.id(), models));
    }

    /** Gives a draft, which is not under review, other prices. */
    Uni<Void> replaceModels(SqlConnection transaction, DraftId id, List<DraftModel> models) {
        return transaction
                .preparedQuery(DELETE_MODELS)
                .execute(Tuple.of(id.value()))
                .chain(() -> addModels(transaction, id, models));
    }

    /** Puts a draft into its new state. */
    Uni<Void> update(SqlConnection transaction, Draft draft) {
        return transaction.preparedQuery(UPDATE).execute(DraftRow.write(draft)).replaceWithVoid();
    }

    /** The draft, which nobody else changes until the transaction ends. */
    Uni<Optional<Draft>> lock(SqlConnection transaction, DraftId id) {
        return find(transaction, LOCK, id);
    }

    public Uni<Optional<Draft>> find(DraftId id) {
        return find(pool, FIND, id);
    }

    /** Newest first, from before the given one. */
    Uni<List<Draft>> page(@Nullable DraftId before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(DraftRow::read)
                .execute(Tuple.of(before == null ? NEWEST : before.value(), limit))
                .map(DraftStore::listOf);
    }

    /** All prices of a draft, by model. */
    public Uni<List<DraftModel>> models(DraftId id) {
        return models(pool, id);
    }

    Uni<List<DraftModel>> models(SqlClient client, DraftId id) {
        return client.preparedQuery(MODELS)
                .mapping(DraftRow::readModel)
                .execute(Tuple.of(id.value()))
                .map(DraftStore::listOf);
    }

    /** Prices of a draft by model, from after the given one; an empty name is before all. */
    Uni<List<DraftModel>> modelsAfter(DraftId id, String model, int limit) {
        return pool.preparedQuery(MODELS_PAGE)
                .mapping(DraftRow::readModel)
                .execute(Tuple.of(id.value(), model, limit))
                .map(DraftStore::listOf);
    }

    /** What the import of a draft could not take over; empty where it was not imported. */
    Uni<Optional<JsonObject>> importReport(DraftId id) {
        return pool.preparedQuery(FIND)
                .mapping(row -> Optional.ofNullable(row.getJsonObject("import_report")))
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.stream().findFirst().flatMap(report -> report));
    }

    private static Uni<Void> addModels(SqlConnection transaction, DraftId id, List<DraftModel> models) {
        return transaction
                .preparedQuery(INSERT_MODEL)
                .executeBatch(models.stream()
                        .map(model -> DraftRow.writeModel(id, model))
                        .toList())
                .replaceWithVoid();
    }

    private static Uni<Optional<Draft>> find(SqlClient client, String query, DraftId id) {
        return client.preparedQuery(query)
                .mapping(DraftRow::read)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.stream().findFirst());
    }

    private static <T> List<T> listOf(RowSet<T> rows) {
        return rows.stream().toList();
    }
}
