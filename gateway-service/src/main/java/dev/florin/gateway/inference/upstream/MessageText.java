package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The text of a message, or of a stream's delta, in OpenAI's words: what is said, refused, thought aloud, and passed to tools by
 * name and arguments.
 */
public final class MessageText {

    private MessageText() {}

    /** Takes the texts of a message one by one. */
    @FunctionalInterface
    public interface Reader {

        /**
         * @param place where the text stands, the same for all deltas that go on with it
         */
        void read(String place, String text);
    }

    /** All of it, one after the other. */
    public static String in(JsonNode message) {
        StringBuilder text = new StringBuilder();
        each(message, (place, piece) -> text.append(piece));
        return text.toString();
    }

    /** Unicode code points of one message. */
    public static long charactersOf(JsonNode message) {
        AnswerCharacters characters = new AnswerCharacters();
        characters.add(0, message);
        return characters.count();
    }

    /** Unicode code points of a whole answer. */
    public static long charactersOfChoices(JsonNode completion) {
        long characters = 0;
        for (JsonNode choice : completion.path("choices")) {
            characters += charactersOf(choice.path("message"));
        }
        return characters;
    }

    static void each(JsonNode message, Reader reader) {
        read("content", message.path("content"), reader);
        int part = 0;
        for (JsonNode spoken : message.path("content")) {
            read("content/" + part, spoken.path("text"), reader);
            read("content/refusal/" + part, spoken.path("refusal"), reader);
            part++;
        }
        read("refusal", message.path("refusal"), reader);
        boolean hasThoughts = message.path("reasoning_content").isTextual();
        read("reasoning", message.path(hasThoughts ? "reasoning_content" : "reasoning"), reader);
        call("function_call", message.path("function_call"), reader);
        int call = 0;
        for (JsonNode called : message.path("tool_calls")) {
            String place = "tool_calls/" + called.path("index").asInt(call);
            call(place, called.path("function"), reader);
            call(place + "/custom", called.path("custom"), reader);
            call++;
        }
    }

    private static void call(String place, JsonNode function, Reader reader) {
        read(place + "/name", function.path("name"), reader);
        read(place + "/arguments", function.path("arguments"), reader);
        read(place + "/input", function.path("input"), reader);
    }

    private static void read(String place, JsonNode text, Reader reader) {
        if (text.isTextual() && !text.textValue().isEmpty()) {
            reader.read(place, text.textValue());
        }
    }
}
