package dev.florin.metering.discount;

import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.metering.catalogue.ConfiguredOffering;
import dev.florin.metering.discount.DiscountTelling.Held;
import dev.florin.offering.Commitment;
import dev.florin.offering.Offering;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Agrees and ends commitments; what was agreed and its telling commit together. */
@ApplicationScoped
class CommitmentHandler {

    /** How long before its beginning something can be agreed. */
    private static final Duration LONGEST_AHEAD = Duration.ofDays(5 * 366);

    private final Pool pool;
    private final Offering offering;
    private final AgreementStore agreements;
    private final DiscountTelling telling;
    private final OutboxRelay relay;
    private final Clock clock = Clock.systemUTC();

    CommitmentHandler(
            Pool pool,
            ConfiguredOffering configured,
            AgreementStore agreements,
            DiscountTelling telling,
            OutboxRelay relay) {
        this.pool = pool;
        this.offering = configured.offering();
        this.agreements = agreements;
        this.telling = telling;
        this.relay = relay;
    }

    /** Safe to repeat. Fails with a {@link Refusal} where it cannot be agreed. */
    Uni<Agreement> agree(AccountId account, String commitmentId, Instant from, String author) {
        Instant now = now();
        Commitment commitment = offering.commitmentById(commitmentId).orElseThrow(() -> unknown(commitmentId));
        Agreement wanted = Agreement.of(account, commitment, from.truncatedTo(ChronoUnit.MICROS), author, now);
        if (!wanted.term().until().isAfter(now)) {
            throw new Refusal(
                    ErrorCode.INVALID_FIELD,
                    "from: the term would be over since " + wanted.term().until());
        }
        if (from.isAfter(now.plus(LONGEST_AHEAD))) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "from: lies more than five years ahead");
        }
        return pool.withTransaction(transaction -> telling.hold(transaction, List.of(account), now)
                        .chain(held -> agree(transaction, held, wanted)))
                .invoke(relay::wake);
    }

    /** Ends what holds, and what would have begun later. Fails with a {@link Refusal} where there is nothing. */
    Uni<Void> end(AccountId account, String author) {
        Instant now = now();
        return pool.withTransaction(transaction -> telling.hold(transaction, List.of(account), now)
                        .call(() -> end(transaction, account, author, now))
                        .chain(held -> telling.tell(transaction, held)))
                .invoke(relay::wake);
    }

    private Uni<Agreement> agree(SqlConnection transaction, Held held, Agreement wanted) {
        return agreements
                .notEnded(transaction, held.accounts(), held.now())
                .chain(present -> present.stream().anyMatch(wanted::isAgain)
                        ? Uni.createFrom().item(again(present, wanted))
                        : add(transaction, held, present, wanted));
    }

    private static Agreement again(List<Agreement> present, Agreement wanted) {
        return present.stream().filter(wanted::isAgain).findFirst().orElseThrow();
    }

    private Uni<Agreement> add(SqlConnection transaction, Held held, List<Agreement> present, Agreement wanted) {
        present.stream().filter(wanted::overlaps).findFirst().ifPresent(CommitmentHandler::refuse);
        return agreements
                .add(transaction, wanted)
                .chain(() -> telling.tell(transaction, held))
                .replaceWith(wanted);
    }

    private Uni<Void> end(SqlConnection transaction, AccountId account, String author, Instant now) {
        return agreements
                .end(transaction, account, author, now)
                .invoke(ended -> requireEnded(ended, account))
                .replaceWithVoid();
    }

    private static void requireEnded(int ended, AccountId account) {
        if (ended == 0) {
            throw new Refusal(ErrorCode.NOT_FOUND, account + " has no commitment that could end");
        }
    }

    private static void refuse(Agreement other) {
        throw new Refusal(
                ErrorCode.CONFLICT,
                "%s has the commitment '%s' from %s until %s: end it first, or begin behind it"
                        .formatted(
                                other.accountId(),
                                other.term().commitmentId(),
                                other.term().from(),
                                other.term().until()));
    }

    private Refusal unknown(String commitmentId) {
        List<String> known = offering.commitments().stream().map(Commitment::id).toList();
        return new Refusal(
                ErrorCode.INVALID_FIELD,
                "commitmentId: the offering has no '%s'; it has %s"
                        .formatted(commitmentId, known.isEmpty() ? "none" : known));
    }

    /** As precise as the tables keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
