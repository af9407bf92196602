package dev.florin.metering.catalogue;

/** A field of the catalogue file has a value that cannot be used. */
final class InvalidFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field from the file's root, such as {@code models[0].rates.tokens.input}
     */
    InvalidFieldException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    String field() {
        return field;
    }

    static void require(boolean holds, String field, String reason) {
        if (!holds) {
            throw new InvalidFieldException(field, reason);
        }
    }
}
