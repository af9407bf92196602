package dev.florin.edge.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could not be used.
 *
 * @param reason for people
 */
public record DeadLetter(ConsumerRecord<String, byte[]> source, String reason) {}
