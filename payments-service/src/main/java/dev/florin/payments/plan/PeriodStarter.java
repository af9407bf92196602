package dev.florin.payments.plan;

import dev.florin.offering.Offering;
import dev.florin.payments.domain.PlanChange;
import dev.florin.payments.domain.PlanVerdict.Moved;
import dev.florin.payments.domain.Subscription.Active;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Starts the periods that are due. The subscription and what the ledger is told of its period commit together. */
@ApplicationScoped
public class PeriodStarter {

    private static final Logger LOG = Logger.getLogger(PeriodStarter.class);

    private final Pool pool;
    private final SubscriptionStore subscriptions;
    private final SubscriptionOutbox outbox;
    private final Offering offering;

    public PeriodStarter(Pool pool, SubscriptionStore subscriptions, SubscriptionOutbox outbox, Offering offering) {
        this.pool = pool;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.offering = offering;
    }

    /** How many were due, of at most so many; those that another replica is just moving are left to it. */
    Uni<Integer> startDue(Instant now, int limit) {
        return pool.withTransaction(transaction -> startDue(transaction, now, limit))
                .invoke(outbox::wake);
    }

    Uni<Integer> startDue(SqlConnection transaction, Instant now, int limit) {
        return subscriptions
                .lockDue(transaction, now, limit)
                .map(due -> advance(due, now))
                .call(moves -> outbox.keep(transaction, moves))
                .map(List::size);
    }

    private List<Moved> advance(List<Active> due, Instant now) {
        return due.stream().map(each -> advance(each, now)).toList();
    }

    private Moved advance(Active due, Instant now) {
        PlanChange change = due.next();
        String following = change == null ? due.plan().id() : change.planId();
        if (following != null && offering.planById(following).isEmpty()) {
            LOG.warnf(
                    "The offering has no plan '%s' any more: %s goes on with '%s' as it was",
                    following, due.accountId(), due.plan().id());
        }
        return due.advance(offering::planById, now);
    }
}
