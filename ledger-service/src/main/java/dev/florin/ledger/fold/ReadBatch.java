package dev.florin.ledger.fold;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.EventType;
import dev.florin.event.UnreadableEventException;
import dev.florin.ledger.deadletter.DeadLetter;
import dev.florin.ledger.domain.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A batch's records read.
 *
 * @param events those that could be read, in order, each id once
 * @param sources the record of each event
 * @param unreadable the rest
 */
record ReadBatch(List<Event> events, List<ConsumerRecord<String, byte[]>> sources, List<DeadLetter> unreadable) {

    static ReadBatch of(Batch batch) {
        int size = batch.records().size();
        ReadBatch read = new ReadBatch(new ArrayList<>(size), new ArrayList<>(size), new ArrayList<>());
        Set<Object> seen = HashSet.newHashSet(size);
        batch.records().forEach(source -> read.read(source, seen));
        return read;
    }

    List<UUID> ids() {
        return events.stream().map(event -> event.eventId().value()).toList();
    }

    /** Everything to park: the unreadable, and what the fold refused. */
    List<DeadLetter> deadLetters(List<Refused> refused) {
        List<DeadLetter> letters = new ArrayList<>(unreadable);
        for (Refused refusal : refused) {
            letters.add(DeadLetter.of(sourceOf(refusal.event()), refusal.reason()));
        }
        return letters;
    }

    private ConsumerRecord<String, byte[]> sourceOf(Event event) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) == event) {
                return sources.get(i);
            }
        }
        throw new IllegalArgumentException("the event is none of the batch's");
    }

    private void read(ConsumerRecord<String, byte[]> source, Set<Object> seen) {
        try {
            Event event = EventRecords.read(source);
            requireItsPlace(event, source);
            if (seen.add(event.eventId())) {
                events.add(event);
                sources.add(source);
            }
        } catch (UnreadableEventException e) {
            unreadable.add(DeadLetter.of(source, e.getMessage()));
        }
    }

    /** An event under another key could reach another partition than the rest of its account's. */
    private static void requireItsPlace(Event event, ConsumerRecord<String, byte[]> source) {
        String topic = EventType.of(event).topic();
        if (!topic.equals(source.topic())) {
            throw new UnreadableEventException("the event belongs on topic " + topic);
        }
        if (!event.partitionKey().equals(source.key())) {
            throw new UnreadableEventException("the record's key is not the event's account " + event.partitionKey());
        }
    }
}
