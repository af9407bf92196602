package dev.florin.metering.draft;

import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.DraftId;
import dev.florin.id.Ids;
import dev.florin.metering.catalogue.ConfiguredOffering;
import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.catalogue.PriceList;
import dev.florin.metering.catalogue.PriceSource;
import dev.florin.metering.catalogue.PriceStore;
import dev.florin.metering.draft.DraftVerdict.Moved;
import dev.florin.metering.draft.DraftVerdict.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Moves drafts on, each step in one transaction. */
@ApplicationScoped
public class DraftHandler {

    private final Pool pool;
    private final DraftStore drafts;
    private final PriceStore prices;
    private final ConfiguredOffering offered;
    private final OutboxRelay relay;
    private final Ids ids = Ids.system();
    private final Clock clock = Clock.systemUTC();

    public DraftHandler(
            Pool pool, DraftStore drafts, PriceStore prices, ConfiguredOffering offered, OutboxRelay relay) {
        this.pool = pool;
        this.drafts = drafts;
        this.prices = prices;
        this.offered = offered;
        this.relay = relay;
    }

    /** A publication: the draft and what of it was new. */
    public record Publication(Draft draft, List<ListedModel> published) {}

    /** The id of a draft to come: its prices are named after it. */
    public DraftId newId() {
        return new DraftId(ids.next());
    }

    /** @param importReport what an import could not take over; null where there was none */
    public Uni<Draft> open(
            DraftId id, String name, String author, List<DraftModel> models, @Nullable JsonObject importReport) {
        Draft.Open draft = Draft.Open.first(new DraftTerms(id, name, List.of(author), now()));
        return pool.withTransaction(transaction -> drafts.add(transaction, draft, models, importReport))
                .replaceWith(draft);
    }

    /** Fails with a {@link Refusal} where the draft cannot be changed. */
    Uni<Draft> rewrite(DraftId id, int revision, String author, List<DraftModel> models) {
        Signed by = new Signed(author, now());
        return pool.withTransaction(transaction -> move(transaction, id, draft -> draft.rewrite(revision, by))
                .call(() -> drafts.replaceModels(transaction, id, models))
                .call(moved -> drafts.update(transaction, moved)));
    }

    /** Fails with a {@link Refusal} where the draft cannot be submitted. */
    Uni<Draft> submit(DraftId id, int revision, String author) {
        Signed by = new Signed(author, now());
        return pool.withTransaction(transaction -> move(transaction, id, draft -> draft.submit(revision, by))
                .call(moved -> drafts.update(transaction, moved)));
    }

    /** Fails with a {@link Refusal} where the draft cannot be rejected. */
    Uni<Draft> reject(DraftId id, int revision, String author, String reason) {
        Signed by = new Signed(author, now());
        return pool.withTransaction(transaction -> move(transaction, id, draft -> draft.reject(revision, by, reason))
                .call(moved -> drafts.update(transaction, moved)));
    }

    /** State, prices and events commit together. Fails with a {@link Refusal} where the draft cannot be published. */
    Uni<Publication> publish(DraftId id, int revision, String author) {
        Signed by = new Signed(author, now());
        return pool.withTransaction(transaction -> publish(transaction, id, revision, by))
                .invoke(relay::wake);
    }

    /** What the draft's publication would change now; empty where there is no such draft. */
    Uni<Optional<Difference>> difference(DraftId id) {
        return drafts.find(id)
                .chain(draft -> draft.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : drafts.models(id).chain(this::differenceOf).map(Optional::of));
    }

    /** What the publication of the prices would change now. */
    public Uni<Difference> differenceOf(List<DraftModel> models) {
        Instant now = now();
        return prices.inForce(now).map(inForce -> Difference.between(PriceList.of(inForce), models, now));
    }

    private Uni<Publication> publish(SqlConnection transaction, DraftId id, int revision, Signed by) {
        return move(transaction, id, draft -> draft.publish(revision, by))
                .call(moved -> drafts.update(transaction, moved))
                .chain(moved -> publishPrices(transaction, id, by).map(fresh -> new Publication(moved, fresh)));
    }

    private Uni<List<ListedModel>> publishPrices(SqlConnection transaction, DraftId id, Signed by) {
        PriceSource source = new PriceSource.Draft(id, by.author());
        return drafts.models(transaction, id)
                .chain(models -> versionsOf(transaction, models, by.at()))
                .call(fresh -> prices.append(transaction, fresh, source, by.at()));
    }

    private Uni<List<ListedModel>> versionsOf(SqlConnection transaction, List<DraftModel> models, Instant now) {
        return prices.lock(transaction, models.stream().map(DraftModel::model).toList())
                .map(published -> versionsOf(published, models, now));
    }

    private List<ListedModel> versionsOf(PriceList published, List<DraftModel> models, Instant now) {
        return Difference.versions(published, models, offered.offering().name(), now);
    }

    private Uni<Draft> move(SqlConnection transaction, DraftId id, Function<Draft, DraftVerdict> step) {
        return drafts.lock(transaction, id)
                .map(draft -> step.apply(draft.orElseThrow(() -> missing(id))))
                .map(DraftHandler::moved);
    }

    private static Draft moved(DraftVerdict verdict) {
        return switch (verdict) {
            case Moved moved -> moved.next();
            case Refused refused -> throw new Refusal(ErrorCode.CONFLICT, refused.reason());
        };
    }

    public static Refusal missing(DraftId id) {
        return new Refusal(ErrorCode.NOT_FOUND, "There is no draft " + id);
    }

    /** As precise as the tables keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
