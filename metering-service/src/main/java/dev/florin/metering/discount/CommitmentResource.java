package dev.florin.metering.discount;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.metering.draft.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators agree with an account. */
@Path("/accounts/{accountId}/commitment")
public class CommitmentResource {

    private final CommitmentHandler handler;
    private final AgreementStore agreements;

    public CommitmentResource(CommitmentHandler handler, AgreementStore agreements) {
        this.handler = handler;
        this.agreements = agreements;
    }

    /**
     * @param commitmentId one of the offering's
     * @param from when the term begins, RFC 3339
     * @param author who agrees it
     */
    public record Terms(
            @Nullable String commitmentId,
            @Nullable String from,
            @Nullable String author) {}

    /** @param endedBy who ended it before its time; absent for nobody */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AgreementAnswer(
            CommitmentAnswer commitment,
            String author,
            Instant agreedAt,
            @Nullable String endedBy) {

        static AgreementAnswer of(Agreement agreement) {
            return new AgreementAnswer(
                    CommitmentAnswer.of(agreement), agreement.author(), agreement.agreedAt(), agreement.endedBy());
        }
    }

    /** All that was ever agreed, the latest first. */
    public record Agreements(List<AgreementAnswer> items) {}

    @GET
    public Uni<Agreements> read(AccountId accountId) {
        return agreements
                .of(accountId)
                .map(agreed ->
                        new Agreements(agreed.stream().map(AgreementAnswer::of).toList()));
    }

    @PUT
    public Uni<AgreementAnswer> agree(AccountId accountId, @Nullable Terms body) {
        Terms terms = Fields.required("The body", body);
        return handler.agree(
                        accountId,
                        Fields.line("commitmentId", terms.commitmentId()),
                        time(Fields.required("from", terms.from())),
                        Fields.line("author", terms.author()))
                .map(AgreementAnswer::of);
    }

    @DELETE
    public Uni<Void> end(AccountId accountId, @QueryParam("author") @Nullable String author) {
        return handler.end(accountId, Fields.line("author", author));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    ErrorCode.INVALID_FIELD, "from: '" + text + "' is not a time such as 2026-12-01T00:00:00Z");
        }
    }
}
