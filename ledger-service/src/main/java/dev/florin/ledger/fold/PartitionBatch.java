package dev.florin.ledger.fold;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.florin.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of one partition number out of all topics, in the order in which they are folded: accounts, then payments,
 * then usage, so that of what arrives together credit comes before its use.
 */
record PartitionBatch(int partition, List<ConsumerRecord<String, byte[]>> records) {

    /** The topics in folding order, which is also the order in which their offsets are locked. */
    static final List<String> TOPICS = List.of(Topics.ACCOUNT_EVENTS, Topics.PAYMENTS_EVENTS, Topics.USAGE_RECORDED);

    static List<PartitionBatch> of(ConsumerRecords<String, byte[]> polled) {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> byPartition = TOPICS.stream()
                .flatMap(topic -> StreamSupport.stream(polled.records(topic).spliterator(), false))
                .collect(groupingBy(ConsumerRecord::partition, TreeMap::new, toList()));
        return byPartition.entrySet().stream()
                .map(entry -> new PartitionBatch(entry.getKey(), entry.getValue()))
                .toList();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    List<TopicPartition> sources() {
        return TOPICS.stream()
                .filter(topic -> ofTopic(topic).findAny().isPresent())
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
    }

    /** Without the records that are consumed already, given the next offset of each source. */
    PartitionBatch trimmed(ToLongFunction<TopicPartition> nextOffset) {
        return new PartitionBatch(
                partition,
                records.stream()
                        .filter(item -> item.offset()
                                >= nextOffset.applyAsLong(new TopicPartition(item.topic(), item.partition())))
                        .toList());
    }

    /** The offset behind the source's last record here. */
    long offsetBehind(TopicPartition source) {
        return ofTopic(source.topic()).mapToLong(ConsumerRecord::offset).max().orElseThrow() + 1;
    }

    /** Each half is a prefix or suffix in every topic, so they may be folded one after the other. */
    List<PartitionBatch> halves() {
        int middle = records.size() / 2;
        return List.of(
                new PartitionBatch(partition, records.subList(0, middle)),
                new PartitionBatch(partition, records.subList(middle, records.size())));
    }

    private Stream<ConsumerRecord<String, byte[]>> ofTopic(String topic) {
        return records.stream().filter(item -> item.topic().equals(topic));
    }
}
