package dev.florin.stripesandbox.http;

/** Ends the handling of a request with an answer, from any depth. */
public final class AnsweredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public AnsweredException(String message, Answer answer) {
        super(message, null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
