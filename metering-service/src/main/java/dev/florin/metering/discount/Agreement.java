package dev.florin.metering.discount;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.RateLimits;
import dev.florin.id.AccountId;
import dev.florin.offering.Commitment;
import dev.florin.pricing.Discount;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A commitment that an operator agreed for an account.
 *
 * @param author who agreed it
 * @param endedBy who ended it before its time; null for nobody
 */
record Agreement(
        AccountId accountId,
        CommitmentTerm term,
        String title,
        String author,
        Instant agreedAt,
        @Nullable String endedBy) {

    static Agreement of(AccountId account, Commitment commitment, Instant from, String author, Instant now) {
        CommitmentTerm term = new CommitmentTerm(
                commitment.id(),
                commitment.discount(),
                commitment.rateLimits().areNone() ? null : commitment.rateLimits(),
                from,
                commitment.endOfTerm(from));
        return new Agreement(account, term, commitment.title(), author, now, null);
    }

    /** Whether both terms have an instant in common. */
    boolean overlaps(Agreement other) {
        return term.from().isBefore(other.term.until()) && other.term.from().isBefore(term.until());
    }

    /** Whether it is the same commitment from the same time on. */
    boolean isAgain(Agreement other) {
        return term.equals(other.term);
    }

    static Agreement read(Row row) {
        RateLimits limits = new RateLimits(row.getLong("requests_per_minute"), row.getLong("tokens_per_minute"));
        CommitmentTerm term = new CommitmentTerm(
                row.getString("commitment_id"),
                new Discount(row.getInteger("discount_basis_points")),
                limits.areNone() ? null : limits,
                row.getOffsetDateTime("term_start").toInstant(),
                row.getOffsetDateTime("term_end").toInstant());
        return new Agreement(
                new AccountId(row.getUUID("account_id")),
                term,
                row.getString("title"),
                row.getString("author"),
                row.getOffsetDateTime("agreed_at").toInstant(),
                row.getString("ended_by"));
    }

    Tuple row() {
        RateLimits limits = term.rateLimits() == null ? RateLimits.NONE : term.rateLimits();
        return Tuple.from(Arrays.asList(
                accountId.value(),
                term.commitmentId(),
                title,
                term.discountBasisPoints().basisPoints(),
                limits.requestsPerMinute(),
                limits.tokensPerMinute(),
                term.from().atOffset(ZoneOffset.UTC),
                term.until().atOffset(ZoneOffset.UTC),
                author,
                agreedAt.atOffset(ZoneOffset.UTC)));
    }
}
