package dev.florin.ledger.decision;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a decision must say. */
final class Fields {

    private Fields() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, field + " is missing");
        }
        return value;
    }

    /** The event, or a {@link Refusal} with what its own checks say. */
    static <T> T check(Supplier<T> event) {
        try {
            return event.get();
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage()));
        }
    }
}
