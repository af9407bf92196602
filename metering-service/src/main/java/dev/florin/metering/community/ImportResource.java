package dev.florin.metering.community;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.DraftId;
import dev.florin.metering.catalogue.ConfiguredOffering;
import dev.florin.metering.draft.Difference;
import dev.florin.metering.draft.DraftAnswer;
import dev.florin.metering.draft.DraftHandler;
import dev.florin.metering.draft.DraftModel;
import dev.florin.metering.draft.Fields;
import dev.florin.offering.Offering;
import dev.florin.pricing.Markup;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Makes a draft of the community's price file. For operators. */
@Path("/catalogue/imports")
public class ImportResource {

    private final DraftHandler drafts;
    private final ConfiguredOffering configured;

    public ImportResource(DraftHandler drafts, ConfiguredOffering configured) {
        this.drafts = drafts;
        this.configured = configured;
    }

    /** What is asked of an import beside the file. */
    public static class Query {
        @QueryParam("name")
        @Nullable
        String name;

        @QueryParam("author")
        @Nullable
        String author;

        /** Basis points above the costs. */
        @QueryParam("markup")
        @DefaultValue("0")
        int markup;

        /** May stand several times; all providers where it does not. */
        @QueryParam("provider")
        @Nullable
        List<String> provider;

        /** Needed where the offering's currency is another than the file's. */
        @QueryParam("creditsPerDollar")
        @Nullable
        String creditsPerDollar;

        /** RFC 3339; from the publication on by default. */
        @QueryParam("effectiveFrom")
        @Nullable
        String effectiveFrom;
    }

    /** @param difference to what is in force now */
    public record ImportAnswer(DraftAnswer draft, ImportReport report, Difference difference) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @ResponseStatus(201)
    public Uni<ImportAnswer> file(@BeanParam Query query, byte[] file) {
        return open(query, new ByteArrayInputStream(file));
    }

    /** The file has more bytes than a body may: compressed it fits. */
    @POST
    @Consumes("application/gzip")
    @Blocking
    @ResponseStatus(201)
    public Uni<ImportAnswer> compressedFile(@BeanParam Query query, byte[] file) {
        try {
            return open(query, new GZIPInputStream(new ByteArrayInputStream(file)));
        } catch (IOException e) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "The body is not in the gzip format: " + e.getMessage());
        }
    }

    private Uni<ImportAnswer> open(Query query, InputStream file) {
        DraftId id = drafts.newId();
        String name = Fields.line("name", query.name);
        String author = Fields.line("author", query.author);
        ImportedModels imported = imported(id, file, optionsOf(query));
        return drafts.open(id, name, author, imported.models(), JsonObject.mapFrom(imported.report()))
                .chain(draft -> answer(DraftAnswer.from(draft), imported));
    }

    private Uni<ImportAnswer> answer(DraftAnswer draft, ImportedModels imported) {
        return drafts.differenceOf(imported.models())
                .map(difference -> new ImportAnswer(draft, imported.report(), difference));
    }

    private static ImportedModels imported(DraftId id, InputStream file, ImportOptions options) {
        try {
            return CommunityImport.read(file, id, options);
        } catch (UnreadableFileException e) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private ImportOptions optionsOf(Query query) {
        if (query.markup < 0) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "markup: must be zero basis points or more");
        }
        return new ImportOptions(
                new Markup(query.markup),
                creditsPerDollar(query.creditsPerDollar),
                query.provider == null ? Set.of() : Set.copyOf(query.provider),
                effectiveFrom(query.effectiveFrom));
    }

    private BigDecimal creditsPerDollar(@Nullable String given) {
        Offering offering = configured.offering();
        if (given == null) {
            if (!offering.currency().getCurrencyCode().equals("USD")) {
                throw new Refusal(
                        ErrorCode.INVALID_FIELD,
                        "creditsPerDollar: is needed, since the file is in dollars and credits are sold in "
                                + offering.currency());
            }
            return offering.creditsPerCurrencyUnit();
        }
        if (!given.matches("\\d{1,12}(\\.\\d{1,12})?") || new BigDecimal(given).signum() == 0) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "creditsPerDollar: must be a decimal number above zero");
        }
        return new BigDecimal(given);
    }

    private static Instant effectiveFrom(@Nullable String given) {
        try {
            return given == null
                    ? DraftModel.FROM_PUBLICATION
                    : Instant.parse(given).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "effectiveFrom: must be a time such as 2027-01-01T00:00:00Z");
        }
    }
}
