package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A budget of an account. Written {@code bud_…}. */
public record BudgetId(UUID value) {

    private static final String PREFIX = "bud";

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    public static BudgetId fromString(String text) {
        return new BudgetId(TypeId.decode(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }
}
