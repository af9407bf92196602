package dev.florin.ledger.fold;

import dev.florin.event.Event;
import dev.florin.ledger.deadletter.DeadLetter;
import dev.florin.ledger.domain.Refused;
import dev.florin.ledger.journal.Ends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Records of one partition number out of all topics, in the order in which they are folded: by topic as {@link Ends} has
 * them, and in each by offset.
 */
record Batch(int partition, List<ReadRecord> records) {

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

    /** The events among the records, in order, each id once. */
    List<Event> events() {
        List<Event> events = new ArrayList<>(records.size());
        Set<UUID> ids = HashSet.newHashSet(records.size());
        for (ReadRecord item : records) {
            Event event = item.event();
            if (event != null && ids.add(event.eventId().value())) {
                events.add(event);
            }
        }
        return events;
    }

    /** Everything to park: what is no event, and what the fold refused. */
    List<DeadLetter> deadLetters(List<Refused> refused) {
        List<DeadLetter> letters = new ArrayList<>();
        for (ReadRecord item : records) {
            if (item.unreadable() != null) {
                letters.add(item.unreadable());
            }
        }
        for (Refused refusal : refused) {
            letters.add(recordOf(refusal.event()).deadLetter(refusal.reason()));
        }
        return letters;
    }

    /** Up to where the topics are folded with this batch. */
    Ends ends(Ends before) {
        Ends ends = before;
        for (ReadRecord item : records) {
            if (item.offset() >= ends.of(item.topic())) {
                ends = ends.with(item.topic(), item.offset() + 1);
            }
        }
        return ends;
    }

    /** When the latest of the records was appended to the log. */
    Instant appendedAt() {
        return Instant.ofEpochMilli(
                records.stream().mapToLong(ReadRecord::timestamp).max().orElse(0));
    }

    /** Each half is a prefix or suffix in every topic, so they may be folded one after the other. */
    List<Batch> halves() {
        int middle = records.size() / 2;
        return List.of(
                new Batch(partition, records.subList(0, middle)),
                new Batch(partition, records.subList(middle, records.size())));
    }

    private ReadRecord recordOf(Event event) {
        return records.stream()
                .filter(item -> item.event() == event)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the event is none of the batch's"));
    }
}
