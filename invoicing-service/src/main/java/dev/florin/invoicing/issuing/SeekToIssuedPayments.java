package dev.florin.invoicing.issuing;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.SeekToConsumedOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;

/** Reads on where the last committed batch ended. */
@Singleton
@Identifier("payments")
public class SeekToIssuedPayments extends SeekToConsumedOffsets {
    public SeekToIssuedPayments(ConsumedOffsets offsets) {
        super(offsets);
    }
}
