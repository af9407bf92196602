package dev.florin.yaml;

/** A field of a file that people write has a value that cannot be used. */
public final class InvalidFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field from the file's root, such as {@code models[0].rates.tokens.input}
     */
    public InvalidFieldException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    String field() {
        return field;
    }

    /** Throws it unless the condition holds. */
    public static void require(boolean holds, String field, String reason) {
        if (!holds) {
            throw new InvalidFieldException(field, reason);
        }
    }
}
