package dev.florin.metering.draft;

import dev.florin.id.DraftId;
import dev.florin.metering.catalogue.PriceJson;
import dev.florin.metering.draft.Draft.InReview;
import dev.florin.metering.draft.Draft.Open;
import dev.florin.metering.draft.Draft.Published;
import dev.florin.metering.draft.Draft.Rejection;
import dev.florin.pricing.Price;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of {@code draft} and {@code draft_model}. */
final class DraftRow {

    private DraftRow() {}

    static Draft read(Row row) {
        DraftTerms terms = new DraftTerms(
                new DraftId(row.getUUID("draft_id")),
                row.getString("name"),
                List.of(row.getArrayOfStrings("authors")),
                row.getOffsetDateTime("created_at").toInstant());
        int revision = row.getInteger("revision");
        return switch (row.getString("state")) {
            case "DRAFT" -> new Open(terms, revision, rejection(row));
            case "REVIEW" -> new InReview(terms, revision, required(row, "submitted"));
            case "PUBLISHED" -> new Published(terms, revision, required(row, "submitted"), required(row, "published"));
            default -> throw new IllegalStateException("unknown state of " + terms.id());
        };
    }

    /** The parameters of an update: id, revision and what the state says. */
    static Tuple write(Draft draft) {
        Signed submitted = switch (draft) {
            case Open _ -> null;
            case InReview review -> review.submitted();
            case Published published -> published.submitted();
        };
        Signed published = draft instanceof Published last ? last.published() : null;
        Rejection rejection = draft instanceof Open open ? open.rejection() : null;
        Signed rejected = rejection == null ? null : rejection.by();
        return Tuple.from(Arrays.asList(
                draft.terms().id().value(),
                draft.terms().authors().toArray(String[]::new),
                draft.revision(),
                draft.stateName(),
                authorOf(submitted),
                timeOf(submitted),
                authorOf(rejected),
                timeOf(rejected),
                rejection == null ? null : rejection.reason(),
                authorOf(published),
                timeOf(published)));
    }

    static DraftModel readModel(Row row) {
        String model = row.getString("model");
        Price price = PriceJson.priceOf(row, DraftModel.versionName(new DraftId(row.getUUID("draft_id")), model));
        return new DraftModel(
                model,
                row.getString("provider"),
                row.getString("upstream_model"),
                row.getLong("context_tokens"),
                row.getLong("max_output_tokens"),
                price,
                PriceJson.providerPriceOf(row, price));
    }

    static Tuple writeModel(DraftId draft, DraftModel model) {
        return Tuple.from(Arrays.asList(
                draft.value(),
                model.model(),
                model.provider(),
                model.upstreamModel(),
                model.contextTokens(),
                model.maxOutputTokens(),
                model.price().effectiveFrom().atOffset(ZoneOffset.UTC),
                PriceJson.jsonOf(model.price().rates()),
                PriceJson.jsonOf(model.price().tiers()),
                model.price().minimumCharge().micros(),
                model.price().costsNothing(),
                PriceJson.jsonOf(model.providerPrice())));
    }

    private static @Nullable Rejection rejection(Row row) {
        String reason = row.getString("rejection_reason");
        return reason == null ? null : new Rejection(required(row, "rejected"), reason);
    }

    private static Signed required(Row row, String what) {
        return new Signed(
                Objects.requireNonNull(row.getString(what + "_by")),
                Objects.requireNonNull(row.getOffsetDateTime(what + "_at")).toInstant());
    }

    private static @Nullable String authorOf(@Nullable Signed signed) {
        return signed == null ? null : signed.author();
    }

    private static @Nullable OffsetDateTime timeOf(@Nullable Signed signed) {
        return signed == null ? null : signed.at().atOffset(ZoneOffset.UTC);
    }
}
