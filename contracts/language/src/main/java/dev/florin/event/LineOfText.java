package dev.florin.event;

/** Text that people write into events: one line that every store, log and page can hold. */
public final class LineOfText {

    public static final int MAX_LENGTH = 500;

    private LineOfText() {}

    /** Throws {@link IllegalArgumentException} that names the field when it is blank, long, or not one line. */
    public static void require(String field, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "field '" + field + "' must have 1 to " + MAX_LENGTH + " characters, not all blank");
        }
        if (text.codePoints().anyMatch(LineOfText::isUnprintable)) {
            throw new IllegalArgumentException("field '" + field + "' must be one line without control characters");
        }
    }

    /** Half a surrogate pair has no UTF-8. */
    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint == '\u2028'
                || codePoint == '\u2029'
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
