package dev.florin.ledger.page;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, newest first.
 *
 * @param before only what is numbered below; absent for the newest
 * @param limit how many, 1 to 500, 50 when absent
 */
public record PageRequest(
        @QueryParam("before") @Nullable String before,
        @QueryParam("limit") @Nullable String limit) {

    private static final long DEFAULT_SIZE = 50;
    private static final long LARGEST_SIZE = 500;

    /** Throws a {@link Refusal} that says what was expected. */
    public long exclusiveEnd() {
        return before == null ? Long.MAX_VALUE : number("before", before, Long.MAX_VALUE);
    }

    /** Throws a {@link Refusal} that says what was expected. */
    public int size() {
        return Math.toIntExact(limit == null ? DEFAULT_SIZE : number("limit", limit, LARGEST_SIZE));
    }

    /** Whether there may be more behind these. */
    public boolean isFilledBy(List<?> items) {
        return items.size() == size();
    }

    private static long number(String field, String text, long largest) {
        String expected = largest == Long.MAX_VALUE ? "a number from 1" : "a number from 1 to " + largest;
        try {
            long value = Long.parseLong(text);
            if (value >= 1 && value <= largest) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, field + " must be " + expected);
        }
        throw new Refusal(ErrorCode.INVALID_FIELD, field + " must be " + expected);
    }
}
