package dev.florin.ledger.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a partition of a topic from its beginning, outside of any consumer group, up to the end as last looked for. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Log log;
    private final TopicPartition source;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ArrayDeque<ConsumerRecord<String, byte[]>> fetched = new ArrayDeque<>();
    private final long begin;
    private long end;

    TopicReader(Log log, TopicPartition source) {
        this.log = log;
        this.source = source;
        this.consumer = log.take();
        consumer.assign(List.of(source));
        this.begin = consumer.beginningOffsets(List.of(source)).getOrDefault(source, 0L);
        consumer.seek(source, begin);
        lookForMore();
    }

    /** The first offset that the topic still has. */
    public long begin() {
        return begin;
    }

    /** Reads on to the topic's end as it is now. */
    public void lookForMore() {
        end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
    }

    /** The next records, some at a time; none behind the end. */
    public List<ConsumerRecord<String, byte[]>> takeNext() {
        while (fetched.isEmpty() && consumer.position(source) < end) {
            consumer.poll(POLL).forEach(fetched::add);
        }
        List<ConsumerRecord<String, byte[]>> taken = List.copyOf(fetched);
        fetched.clear();
        return taken;
    }

    /** The records below an offset that were not taken yet, in order; those that the topic has. */
    public List<ConsumerRecord<String, byte[]>> takeUpTo(long offset) {
        List<ConsumerRecord<String, byte[]>> taken = new ArrayList<>();
        long limit = Math.min(offset, end);
        while (true) {
            while (!fetched.isEmpty() && fetched.peek().offset() < limit) {
                taken.add(fetched.poll());
            }
            // A position may pass offsets that hold no record.
            if (!fetched.isEmpty() || consumer.position(source) >= limit) {
                return taken;
            }
            consumer.poll(POLL).forEach(fetched::add);
        }
    }

    @Override
    public void close() {
        log.giveBack(consumer);
    }
}
