package dev.florin.metering.aggregation;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.SeekToConsumedOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;

/** Reads on where the last committed batch ended. */
@Singleton
@Identifier("usage")
public class SeekToCountedUsage extends SeekToConsumedOffsets {
    public SeekToCountedUsage(ConsumedOffsets offsets) {
        super(offsets);
    }
}
