package dev.florin.stack;

/** The stack cannot run; the message is one sentence that tells the user why and what to do. */
public final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    public StackFailure(ExitStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public StackFailure(ExitStatus status, String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = status;
    }

    public ExitStatus status() {
        return status;
    }
}
