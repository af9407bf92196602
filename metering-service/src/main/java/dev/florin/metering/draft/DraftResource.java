package dev.florin.metering.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.DraftId;
import dev.florin.metering.catalogue.CatalogueFile;
import dev.florin.metering.catalogue.ConfiguredOffering;
import dev.florin.metering.catalogue.InvalidCatalogueException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Drafts of prices: written, reviewed, published. For operators. */
@Path("/catalogue/drafts")
public class DraftResource {

    private static final int MAX_LIMIT = 200;
    private static final String YAML = "application/yaml";

    private final DraftHandler handler;
    private final DraftStore drafts;
    private final ConfiguredOffering configured;

    public DraftResource(DraftHandler handler, DraftStore drafts, ConfiguredOffering configured) {
        this.handler = handler;
        this.drafts = drafts;
        this.configured = configured;
    }

    /** @param next the {@code before} of the following page, absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DraftPage(
            List<DraftAnswer> items, @Nullable DraftId next) {}

    /** @param next the {@code after} of the following page, absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ModelPage(
            List<DraftModel> items, @Nullable String next) {}

    /** @param published models whose price is a new version */
    public record PublicationAnswer(DraftAnswer draft, List<String> published) {}

    /**
     * A step of a draft.
     *
     * @param author who takes it
     * @param revision of the draft as the author saw it
     * @param reason why a draft is rejected
     */
    public record Step(
            @Nullable String author,
            @Nullable Integer revision,
            @Nullable String reason) {}

    /** @param catalogue in the catalogue file's format */
    @POST
    @Consumes(YAML)
    @Blocking
    @ResponseStatus(201)
    public Uni<DraftAnswer> write(
            @QueryParam("name") @Nullable String name,
            @QueryParam("author") @Nullable String author,
            String catalogue) {
        DraftId id = handler.newId();
        return handler.open(id, Fields.line("name", name), Fields.line("author", author), modelsOf(id, catalogue), null)
                .map(DraftAnswer::from);
    }

    @PUT
    @Path("/{draftId}/models")
    @Consumes(YAML)
    @Blocking
    public Uni<DraftAnswer> rewrite(
            DraftId draftId,
            @QueryParam("author") @Nullable String author,
            @QueryParam("revision") @Nullable Integer revision,
            String catalogue) {
        return handler.rewrite(
                        draftId,
                        Fields.required("revision", revision),
                        Fields.line("author", author),
                        modelsOf(draftId, catalogue))
                .map(DraftAnswer::from);
    }

    /** Newest first; {@code before} is the last draft of the page before. */
    @GET
    public Uni<DraftPage> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("before") @Nullable DraftId before) {
        Fields.limit(limit, MAX_LIMIT);
        return drafts.page(before, limit + 1).map(page -> pageOf(page, limit));
    }

    @GET
    @Path("/{draftId}")
    public Uni<DraftAnswer> read(DraftId draftId) {
        return drafts.find(draftId)
                .map(draft -> draft.map(DraftAnswer::from).orElseThrow(() -> DraftHandler.missing(draftId)));
    }

    /** By name; {@code after} is the last model of the page before. */
    @GET
    @Path("/{draftId}/models")
    public Uni<ModelPage> models(
            DraftId draftId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") @DefaultValue("") String after) {
        Fields.limit(limit, MAX_LIMIT);
        return read(draftId)
                .chain(() -> drafts.modelsAfter(draftId, after, limit + 1))
                .map(page -> modelPageOf(page, limit));
    }

    /** What the publication would change of what is in force now. */
    @GET
    @Path("/{draftId}/difference")
    public Uni<Difference> difference(DraftId draftId) {
        return handler.difference(draftId)
                .map(difference -> difference.orElseThrow(() -> DraftHandler.missing(draftId)));
    }

    /** What the import could not take over. */
    @GET
    @Path("/{draftId}/import")
    public Uni<JsonObject> importReport(DraftId draftId) {
        return drafts.importReport(draftId)
                .map(report -> report.orElseThrow(
                        () -> new Refusal(ErrorCode.NOT_FOUND, "There is no imported draft " + draftId)));
    }

    @POST
    @Path("/{draftId}/submit")
    public Uni<DraftAnswer> submit(DraftId draftId, @Nullable Step body) {
        Step step = Fields.required("The body", body);
        return handler.submit(
                        draftId, Fields.required("revision", step.revision()), Fields.line("author", step.author()))
                .map(DraftAnswer::from);
    }

    @POST
    @Path("/{draftId}/reject")
    public Uni<DraftAnswer> reject(DraftId draftId, @Nullable Step body) {
        Step step = Fields.required("The body", body);
        return handler.reject(
                        draftId,
                        Fields.required("revision", step.revision()),
                        Fields.line("author", step.author()),
                        Fields.line("reason", step.reason()))
                .map(DraftAnswer::from);
    }

    @POST
    @Path("/{draftId}/publish")
    public Uni<PublicationAnswer> publish(DraftId draftId, @Nullable Step body) {
        Step step = Fields.required("The body", body);
        return handler.publish(
                        draftId, Fields.required("revision", step.revision()), Fields.line("author", step.author()))
                .map(DraftResource::answerOf);
    }

    private List<DraftModel> modelsOf(DraftId id, String catalogue) {
        try {
            return CatalogueFile.parse(catalogue, configured.offering()).stream()
                    .map(listed -> DraftModel.of(id, listed))
                    .toList();
        } catch (InvalidCatalogueException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, Objects.requireNonNullElse(e.getMessage(), "unreadable"));
        }
    }

    private static PublicationAnswer answerOf(DraftHandler.Publication publication) {
        return new PublicationAnswer(
                DraftAnswer.from(publication.draft()),
                publication.published().stream().map(listed -> listed.model()).toList());
    }

    private static DraftPage pageOf(List<Draft> drafts, int limit) {
        List<DraftAnswer> items =
                drafts.stream().limit(limit).map(DraftAnswer::from).toList();
        return new DraftPage(items, drafts.size() > limit ? items.getLast().draftId() : null);
    }

    private static ModelPage modelPageOf(List<DraftModel> models, int limit) {
        List<DraftModel> items = models.stream().limit(limit).toList();
        return new ModelPage(items, models.size() > limit ? items.getLast().model() : null);
    }
}
