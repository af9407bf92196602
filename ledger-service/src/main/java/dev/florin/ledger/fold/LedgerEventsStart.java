package dev.florin.ledger.fold;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.SeekToConsumedOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;

/** The channel goes on where the books stand. */
@Singleton
@Identifier(LedgerEventsConsumer.CHANNEL)
public class LedgerEventsStart extends SeekToConsumedOffsets {

    public LedgerEventsStart(ConsumedOffsets offsets) {
        super(offsets);
    }
}
