package dev.florin.payments.plan;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.SeekToConsumedOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;

/** Reads on where the last committed batch ended. */
@Singleton
@Identifier("accounts")
public class SeekToOpenedAccounts extends SeekToConsumedOffsets {

    public SeekToOpenedAccounts(ConsumedOffsets offsets) {
        super(offsets);
    }
}
