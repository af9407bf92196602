package dev.florin.ledger;

import dev.florin.event.LineOfText;
import org.jspecify.annotations.Nullable;

/**
 * What people know a transfer by, where its cause alone does not say it.
 *
 * @param reference such as the order that was paid, or the processor's name of a refund
 * @param reason why it was done
 * @param author who decided it
 */
public record Memo(
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String author) {

    /** Throws {@link IllegalArgumentException} when it says nothing, or not in single lines. */
    public Memo {
        if (reference == null && reason == null && author == null) {
            throw new IllegalArgumentException("a memo says something");
        }
        check("reference", reference);
        check("reason", reason);
        check("author", author);
    }

    public static Memo ofReference(String reference) {
        return new Memo(reference, null, null);
    }

    private static void check(String field, @Nullable String text) {
        if (text != null) {
            LineOfText.require(field, text);
        }
    }
}
