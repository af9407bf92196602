package dev.florin.edge.idempotency;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}: 1 to 200 visible ASCII characters. */
public final class IdempotencyKey {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private IdempotencyKey() {}

    /** Throws a {@link Refusal} that says what is expected. */
    public static String check(@Nullable String key) {
        if (key == null) {
            throw new Refusal(
                    ErrorCode.INVALID_FIELD,
                    "Header Idempotency-Key is missing: choose one per request, and repeat it when the answer is lost");
        }
        if (!FORM.matcher(key).matches()) {
            throw new Refusal(
                    ErrorCode.INVALID_FIELD, "Header Idempotency-Key must have 1 to 200 visible ASCII characters");
        }
        return key;
    }
}
