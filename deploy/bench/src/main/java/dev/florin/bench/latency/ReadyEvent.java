package dev.florin.bench.latency;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event that only has to be sent.
 *
 * @param sample null where nobody looks for it
 */
record ReadyEvent(
        ProducerRecord<String, byte[]> item, @Nullable Sample sample) {}
