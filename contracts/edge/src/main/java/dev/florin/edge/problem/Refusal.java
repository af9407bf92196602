package dev.florin.edge.problem;

/** A request is refused and nothing has changed; thrown at the edge only, where it becomes a {@link Problem}. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * @param detail says what is wrong and where; shown to the caller
     */
    public Refusal(ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public Problem toProblem() {
        return Problem.of(code, getMessage());
    }
}
