package dev.florin.payments.plan;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.DeadLetters;
import dev.florin.id.AccountId;
import dev.florin.offering.Offering;
import dev.florin.offering.Plan;
import dev.florin.payments.domain.PlanVerdict.Moved;
import dev.florin.payments.domain.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Takes new accounts in and puts them on the default plan: both, what is told of it and the offset commit together. */
@ApplicationScoped
public class OpeningHandler {

    private final Pool pool;
    private final ConsumedOffsets offsets;
    private final OpenedAccountStore accounts;
    private final SubscriptionOutbox outbox;
    private final ParkedAccountEvents parked;
    private final Offering offering;
    private final Clock clock;

    public OpeningHandler(
            Pool pool,
            ConsumedOffsets offsets,
            OpenedAccountStore accounts,
            SubscriptionOutbox outbox,
            ParkedAccountEvents parked,
            Offering offering,
            Clock clock) {
        this.pool = pool;
        this.offsets = offsets;
        this.accounts = accounts;
        this.outbox = outbox;
        this.parked = parked;
        this.offering = offering;
        this.clock = clock;
    }

    /** Safe to repeat: an account that is known has had its default plan, whatever it is on by now. */
    Uni<Void> open(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return pool.withTransaction(transaction -> open(transaction, partition, records))
                .invoke(batch -> parked.report(batch.parked()))
                .invoke(outbox::wake)
                .replaceWithVoid();
    }

    Uni<AccountBatch> open(
            SqlConnection transaction, TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return offsets.lock(transaction, partition)
                .map(from -> AccountBatch.of(records, from))
                .call(batch -> takeIn(transaction, batch.openings()))
                .call(batch -> DeadLetters.park(transaction, batch.parked()))
                .call(batch -> offsets.advance(transaction, partition, batch.next()));
    }

    private Uni<Void> takeIn(SqlConnection transaction, List<AccountOpened> openings) {
        return openings.isEmpty()
                ? Uni.createFrom().voidItem()
                : accounts.add(transaction, openings)
                        .map(unknown -> beginnings(openings, unknown))
                        .chain(moves -> outbox.keep(transaction, moves));
    }

    private List<Moved> beginnings(List<AccountOpened> openings, Set<AccountId> unknown) {
        Plan plan = offering.defaultPlan();
        Set<AccountId> waiting = new HashSet<>(unknown);
        return plan == null
                ? List.of()
                : openings.stream()
                        .filter(opened -> waiting.remove(opened.accountId()))
                        .map(opened -> begin(opened, plan))
                        .toList();
    }

    /** The first period starts with the account, though it be heard of later. */
    private Moved begin(AccountOpened opened, Plan plan) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Subscription.Without(opened.accountId(), null)
                .begin(plan, opened.occurredAt().truncatedTo(ChronoUnit.MICROS), now);
    }
}
