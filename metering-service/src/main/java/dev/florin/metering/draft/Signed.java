package dev.florin.metering.draft;

import dev.florin.event.LineOfText;
import java.time.Instant;

/**
 * Who did something, and when.
 *
 * @param author as operators name themselves, such as an e-mail address
 */
public record Signed(String author, Instant at) {

    /** Throws {@link IllegalArgumentException} when the author is not a line of text. */
    public Signed {
        LineOfText.require("author", author);
    }
}
