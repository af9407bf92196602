package dev.florin.metering.draft;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.event.LineOfText;
import org.jspecify.annotations.Nullable;

/** Checks what callers send; what cannot be used is a {@link Refusal} that names it. */
public final class Fields {

    private Fields() {}

    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, field + ": is missing");
        }
        return value;
    }

    /** A line of text. */
    public static String line(String field, @Nullable String value) {
        String text = required(field, value);
        try {
            LineOfText.require(field, text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage()));
        }
        return text;
    }

    /** The size of a page. */
    public static void limit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "limit: must be from 1 to " + most);
        }
    }
}
