package dev.florin.gateway.inference;

import dev.florin.gateway.inference.anthropic.AnthropicChat;
import dev.florin.gateway.inference.gemini.GeminiChat;
import dev.florin.gateway.inference.openai.OpenAiChat;
import dev.florin.gateway.inference.upstream.ChatFamily;
import dev.florin.gateway.routing.Family;

/** The families that chats are held with. */
final class ChatFamilies {

    private static final ChatFamily OPENAI = new OpenAiChat();
    private static final ChatFamily ANTHROPIC = new AnthropicChat();
    private static final ChatFamily GEMINI = new GeminiChat();

    private ChatFamilies() {}

    static ChatFamily of(Family family) {
        return switch (family) {
            case OPENAI -> OPENAI;
            case ANTHROPIC -> ANTHROPIC;
            case GEMINI -> GEMINI;
        };
    }

    static ChatFamily of(Call call) {
        return of(call.route().family());
    }
}
