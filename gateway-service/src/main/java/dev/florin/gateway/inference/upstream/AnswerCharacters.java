package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts an answer's characters, Unicode code points, as its pieces come. A character that is cut over two pieces counts once,
 * whatever pieces of other choices come between.
 */
final class AnswerCharacters {

    /** Where the text so far ends with the first half of a character. */
    private final Set<String> cut = new HashSet<>();

    private long count;

    long count() {
        return count;
    }

    /**
     * @param message a choice's whole message, or the next delta of it
     */
    void add(int choice, JsonNode message) {
        MessageText.each(message, (place, text) -> add(choice + "/" + place, text));
    }

    private void add(String place, String text) {
        count += text.codePointCount(0, text.length());
        if (cut.remove(place) && Character.isLowSurrogate(text.charAt(0))) {
            count--;
        }
        if (Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            boolean unused = cut.add(place);
        }
    }
}
