package dev.florin.ledger.fold;

import dev.florin.ledger.journal.Ends;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of one partition number out of all topics, in the order in which they are folded: by topic as {@link Ends} has
 * them, and in each by offset.
 */
record Batch(int partition, List<ConsumerRecord<String, byte[]>> records) {

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Without the records that are in the books already. */
    Batch behind(Ends ends) {
        return new Batch(
                partition,
                records.stream()
                        .filter(item -> item.offset() >= ends.of(item.topic()))
                        .toList());
    }

    /** Up to where the topics are folded with this batch. */
    Ends ends(Ends before) {
        Ends ends = before;
        for (String topic : Ends.TOPICS) {
            long end = records.stream()
                    .filter(item -> item.topic().equals(topic))
                    .mapToLong(item -> item.offset() + 1)
                    .max()
                    .orElse(0);
            ends = end > ends.of(topic) ? ends.with(topic, end) : ends;
        }
        return ends;
    }

    /** When the latest of the records was appended to the log. */
    Instant appendedAt() {
        return Instant.ofEpochMilli(
                records.stream().mapToLong(ConsumerRecord::timestamp).max().orElse(0));
    }

    /** Each half is a prefix or suffix in every topic, so they may be folded one after the other. */
    List<Batch> halves() {
        int middle = records.size() / 2;
        return List.of(
                new Batch(partition, records.subList(0, middle)),
                new Batch(partition, records.subList(middle, records.size())));
    }
}
