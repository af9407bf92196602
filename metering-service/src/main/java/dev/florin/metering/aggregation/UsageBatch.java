package dev.florin.metering.aggregation;

import dev.florin.edge.kafka.DeadLetter;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.UnreadableEventException;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a batch of one partition's records says.
 *
 * @param usage to be counted, in the order of the records
 * @param parked cannot be counted
 * @param next the first offset behind the batch
 */
record UsageBatch(List<UsageRecorded> usage, List<DeadLetter> parked, long next) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int NAME_LENGTH = 200;
    private static final int VERSION_LENGTH = 500;

    /**
     * Reads the records, without those that were consumed before.
     *
     * @param from the first offset that was not consumed yet
     */
    static UsageBatch of(List<ConsumerRecord<String, byte[]>> records, long from) {
        List<UsageRecorded> usage = new ArrayList<>();
        List<DeadLetter> parked = new ArrayList<>();
        long next = from;
        for (ConsumerRecord<String, byte[]> kafkaRecord : records) {
            if (kafkaRecord.offset() >= from) {
                sort(kafkaRecord, usage, parked);
                next = kafkaRecord.offset() + 1;
            }
        }
        return new UsageBatch(List.copyOf(usage), List.copyOf(parked), next);
    }

    private static void sort(
            ConsumerRecord<String, byte[]> kafkaRecord, List<UsageRecorded> usage, List<DeadLetter> parked) {
        try {
            switch (EventRecords.read(kafkaRecord)) {
                case UsageRecorded recorded -> usage.add(countable(recorded));
                case LeaseReturned _, EpochReaped _ -> {
                    // Only the ledger keeps leases.
                }
                default -> parked.add(new DeadLetter(kafkaRecord, "an event of this type has no place on this topic"));
            }
        } catch (UnreadableEventException e) {
            parked.add(new DeadLetter(kafkaRecord, String.valueOf(e.getMessage())));
        }
    }

    /** What the tables cannot hold must not reach them: it would fail the whole batch, again and again. */
    private static UsageRecorded countable(UsageRecorded recorded) {
        if (recorded.occurredAt().isBefore(EARLIEST) || !recorded.occurredAt().isBefore(LATEST)) {
            throw new UnreadableEventException("occurredAt " + recorded.occurredAt() + " is not in this time");
        }
        requireName("model", recorded.model(), NAME_LENGTH);
        requireName("provider", recorded.provider(), NAME_LENGTH);
        requireName("priceVersion", recorded.charge().priceVersion().value(), VERSION_LENGTH);
        return recorded;
    }

    private static void requireName(String field, String name, int longest) {
        if (name.length() > longest || name.chars().anyMatch(Character::isISOControl)) {
            throw new UnreadableEventException(field + " is not a name");
        }
    }
}
