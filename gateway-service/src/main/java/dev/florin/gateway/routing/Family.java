package dev.florin.gateway.routing;

/** A protocol that providers speak. */
public enum Family {
    /** OpenAI's chat completions, embeddings and images; many others speak it too. */
    OPENAI,
    /** Anthropic's messages. */
    ANTHROPIC,
    /** Gemini's generateContent. */
    GEMINI
}
