package dev.florin.metering.catalogue;

import dev.florin.id.DraftId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a published price came from. */
public sealed interface PriceSource {

    /** The catalogue file, read when the service started. */
    record File() implements PriceSource {}

    /** A draft that somebody published. */
    record Draft(DraftId id, String author) implements PriceSource {}

    /** Null for a file. */
    default @Nullable UUID draftId() {
        return this instanceof Draft draft ? draft.id().value() : null;
    }

    /** Null for a file: whoever started the service. */
    default @Nullable String publishedBy() {
        return this instanceof Draft draft ? draft.author() : null;
    }
}
