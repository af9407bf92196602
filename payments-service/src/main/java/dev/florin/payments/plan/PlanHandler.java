package dev.florin.payments.plan;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.payments.domain.PlanVerdict;
import dev.florin.payments.domain.PlanVerdict.Moved;
import dev.florin.payments.domain.PlanVerdict.Refused;
import dev.florin.payments.domain.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reads an account's plan, and takes down what is to become of it: the decision, the subscription and what is told of it
 * in one transaction.
 */
@ApplicationScoped
public class PlanHandler {

    private final Pool pool;
    private final OpenedAccountStore accounts;
    private final SubscriptionStore subscriptions;
    private final PlanDecisionStore decisions;
    private final SubscriptionOutbox outbox;
    private final Clock clock;

    public PlanHandler(
            Pool pool,
            OpenedAccountStore accounts,
            SubscriptionStore subscriptions,
            PlanDecisionStore decisions,
            SubscriptionOutbox outbox,
            Clock clock) {
        this.pool = pool;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.decisions = decisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Subscription> read(AccountId accountId) {
        return subscriptions.read(pool, accountId);
    }

    /** The subscription as it is then; for a known key as it has become since. Fails with a {@link Refusal}. */
    Uni<Subscription> decide(PlanRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(transaction -> decide(transaction, request, now))
                .invoke(outbox::wake);
    }

    private Uni<Subscription> decide(SqlConnection transaction, PlanRequest request, Instant now) {
        return accounts.lock(transaction, request.accountId())
                .invoke(known -> requireKnown(known, request.accountId()))
                .chain(() -> decisions.takeDown(transaction, request, now))
                .chain(isNew -> isNew
                        ? change(transaction, request, now)
                        : subscriptions.read(transaction, request.accountId()));
    }

    private Uni<Subscription> change(SqlConnection transaction, PlanRequest request, Instant now) {
        return subscriptions
                .lock(transaction, request.accountId())
                .map(subscription -> moved(request.decideOn(subscription, now)))
                .call(move -> outbox.keep(transaction, List.of(move)))
                .map(Moved::next);
    }

    private static Moved moved(PlanVerdict verdict) {
        return switch (verdict) {
            case Moved moved -> moved;
            case Refused(String reason) -> throw new Refusal(ErrorCode.CONFLICT, reason);
        };
    }

    private static void requireKnown(boolean known, AccountId accountId) {
        if (!known) {
            throw new Refusal(ErrorCode.NOT_FOUND, "Payments has not heard of an account " + accountId);
        }
    }
}
