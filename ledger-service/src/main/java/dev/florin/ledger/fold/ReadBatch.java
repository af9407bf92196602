package dev.florin.ledger.fold;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.EventType;
import dev.florin.event.UnreadableEventException;
import dev.florin.ledger.deadletter.DeadLetter;
import dev.florin.ledger.domain.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A batch's records read: the events in order with the record of each, and what could not be read. */
record ReadBatch(
        PartitionBatch batch,
        List<Event> events,
        Map<Event, ConsumerRecord<String, byte[]>> recordOf,
        List<DeadLetter> unreadable) {

    static ReadBatch of(PartitionBatch batch) {
        ReadBatch read = new ReadBatch(batch, new ArrayList<>(), new IdentityHashMap<>(), new ArrayList<>());
        batch.records().forEach(read::read);
        return read;
    }

    UUID[] eventIds() {
        return events.stream().map(event -> event.eventId().value()).toArray(UUID[]::new);
    }

    /** The first event of each of these ids. */
    List<Event> firstOf(Set<UUID> newIds) {
        Set<UUID> left = new HashSet<>(newIds);
        return events.stream()
                .filter(event -> left.remove(event.eventId().value()))
                .toList();
    }

    /** Everything to park: the unreadable, and what the fold refused. */
    List<DeadLetter> deadLetters(List<Refused> refused) {
        List<DeadLetter> letters = new ArrayList<>(unreadable);
        for (Refused refusal : refused) {
            ConsumerRecord<String, byte[]> source = recordOf.get(refusal.event());
            if (source != null) {
                letters.add(DeadLetter.of(source, refusal.reason()));
            }
        }
        return letters;
    }

    private void read(ConsumerRecord<String, byte[]> source) {
        try {
            Event event = EventRecords.read(source);
            requireItsPlace(event, source);
            events.add(event);
            recordOf.put(event, source);
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
