package dev.florin.demoupstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer's shape on the wire: whole ({@code chat.completion}) or one of its chunks. */
record Completion(
        String id, String object, long created, String model, List<Choice> choices, Answer.@Nullable Usage usage) {

    record Choice(
            int index,
            @Nullable Message message,
            @Nullable Message delta,
            @Nullable String finishReason) {}

    record Message(@Nullable String role, @Nullable String content) {}

    static Completion whole(Answer answer) {
        Message message = new Message("assistant", String.join("", answer.pieces()));
        Choice choice = new Choice(0, message, null, answer.finishReason());
        return of(answer, "chat.completion", List.of(choice), answer.usage());
    }

    static Completion first(Answer answer) {
        return chunk(answer, new Message("assistant", ""), null);
    }

    static Completion piece(Answer answer, String piece) {
        return chunk(answer, new Message(null, piece), null);
    }

    static Completion last(Answer answer) {
        return chunk(answer, new Message(null, null), answer.finishReason());
    }

    /** The extra chunk of {@code stream_options.include_usage}: no choice, only the usage. */
    static Completion usage(Answer answer) {
        return of(answer, "chat.completion.chunk", List.of(), answer.usage());
    }

    private static Completion chunk(Answer answer, Message delta, @Nullable String finishReason) {
        return of(answer, "chat.completion.chunk", List.of(new Choice(0, null, delta, finishReason)), null);
    }

    private static Completion of(Answer answer, String object, List<Choice> choices, Answer.@Nullable Usage usage) {
        return new Completion(answer.id(), object, Answer.CREATED, answer.model(), choices, usage);
    }
}
