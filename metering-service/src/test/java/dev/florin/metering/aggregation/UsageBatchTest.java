package dev.florin.metering.aggregation;

import static dev.florin.metering.aggregation.UsageEvents.account;
import static dev.florin.metering.aggregation.UsageEvents.consumed;
import static dev.florin.metering.aggregation.UsageEvents.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.edge.kafka.DeadLetter;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.OrganisationId;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class UsageBatchTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Ids IDS = Ids.system();

    private final AccountId account = account();

    @Test
    void what_was_consumed_before_is_trimmed() {
        UsageRecorded first = usage(account, 1, NOON);
        UsageRecorded second = usage(account, 2, NOON);

        UsageBatch batch = UsageBatch.of(List.of(consumed(first, 7), consumed(second, 9)), 8);

        assertThat(batch).isEqualTo(new UsageBatch(List.of(second), List.of(), 10));
    }

    @Test
    void a_batch_that_was_consumed_whole_moves_nothing() {
        UsageBatch batch = UsageBatch.of(List.of(consumed(usage(account, 1, NOON), 7)), 20);

        assertThat(batch).isEqualTo(new UsageBatch(List.of(), List.of(), 20));
    }

    @Test
    void returned_leases_are_passed_over() {
        LeaseReturned returned =
                new LeaseReturned(new EventId(IDS.next()), account, null, new EpochId(IDS.next()), Credits.of(1), NOON);

        UsageBatch batch = UsageBatch.of(List.of(consumed(returned, 0)), 0);

        assertThat(batch).isEqualTo(new UsageBatch(List.of(), List.of(), 1));
    }

    @Test
    void what_cannot_be_counted_is_parked_with_its_reason() {
        ConsumerRecord<String, byte[]> bare = new ConsumerRecord<>("usage.recorded", 0, 0, "key", new byte[] {1});
        AccountOpened misplaced =
                new AccountOpened(new EventId(IDS.next()), account, new OrganisationId(IDS.next()), "Acme", NOON);
        UsageRecorded ancient = usage(account, 1, Instant.MIN);
        UsageRecorded nameless = usage(account, "nul\0", 1, NOON);
        UsageRecorded ofNobody = usage(account, "m", "nul\0", "m@1", 1, NOON);
        UsageRecorded unversioned = usage(account, "m", "p", "nul\0", 1, NOON);

        UsageBatch batch = UsageBatch.of(
                List.of(
                        bare,
                        consumed(misplaced, 1),
                        consumed(ancient, 2),
                        consumed(nameless, 3),
                        consumed(ofNobody, 4),
                        consumed(unversioned, 5)),
                0);

        assertThat(batch.next()).isEqualTo(6);
        assertThat(batch.usage()).isEmpty();
        assertThat(batch.parked())
                .extracting(DeadLetter::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("no header ce_type"),
                        reason -> assertThat(reason).contains("no place on this topic"),
                        reason -> assertThat(reason).contains("is not in this time"),
                        reason -> assertThat(reason).contains("model is not a name"),
                        reason -> assertThat(reason).contains("provider is not a name"),
                        reason -> assertThat(reason).contains("priceVersion is not a name"));
    }
}
