package dev.florin.ledger.fold;

import dev.florin.event.Event;
import dev.florin.ledger.books.Touched;
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
 * them, and in each by offset. What is asked of all of them is found in one pass, while each is at hand.
 */
final class Batch {

    private final int partition;
    private final List<ReadRecord> records;
    private final List<Event> events;
    private final Touched touched;
    private final List<DeadLetter> unreadable = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private long latestMillis;

    /** Of one topic, both offsets included. */
    private record Stretch(String topic, long first, long last) {}

    /** Reads the records, whose turn it is. */
    static Batch read(int partition, List<WaitingRecord> waiting) {
        return new Batch(partition, waiting.stream().map(WaitingRecord::read).toList());
    }

    private Batch(int partition, List<ReadRecord> records) {
        this.partition = partition;
        this.records = records;
        this.events = new ArrayList<>(records.size());
        Set<UUID> ids = HashSet.newHashSet(records.size());
        int begin = 0;
        for (int at = 0; at < records.size(); at++) {
            ReadRecord item = records.get(at);
            WaitingRecord source = item.source();
            latestMillis = Math.max(latestMillis, source.timestamp());
            if (item.unreadable() != null) {
                unreadable.add(item.unreadable());
            }
            Event event = item.event();
            if (event != null && ids.add(event.eventId().value())) {
                events.add(event);
            }
            boolean isLast = at + 1 == records.size()
                    || !records.get(at + 1).source().topic().equals(source.topic());
            if (isLast) {
                stretches.add(
                        new Stretch(source.topic(), records.get(begin).source().offset(), source.offset()));
                begin = at + 1;
            }
        }
        touched = Touched.by(partition, events);
    }

    int partition() {
        return partition;
    }

    List<ReadRecord> records() {
        return records;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Without the records that are in the books already. */
    Batch behind(Ends ends) {
        if (stretches.stream().allMatch(stretch -> stretch.first() >= ends.of(stretch.topic()))) {
            return this;
        }
        return new Batch(
                partition,
                records.stream()
                        .filter(item ->
                                item.source().offset() >= ends.of(item.source().topic()))
                        .toList());
    }

    /** The events among the records, in order, each id once. */
    List<Event> events() {
        return events;
    }

    /** The rows that the events may change. */
    Touched touched() {
        return touched;
    }

    /** Everything to park: what is no event, and what the fold refused. */
    List<DeadLetter> deadLetters(List<Refused> refused) {
        List<DeadLetter> letters = new ArrayList<>(unreadable);
        for (Refused refusal : refused) {
            letters.add(recordOf(refusal.event()).deadLetter(refusal.reason()));
        }
        return letters;
    }

    /** Up to where the topics are folded with this batch. */
    Ends ends(Ends before) {
        Ends ends = before;
        for (Stretch stretch : stretches) {
            if (stretch.last() >= ends.of(stretch.topic())) {
                ends = ends.with(stretch.topic(), stretch.last() + 1);
            }
        }
        return ends;
    }

    /** When the latest of the records was appended to the log. */
    Instant appendedAt() {
        return Instant.ofEpochMilli(latestMillis);
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
