package dev.florin.gateway.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.regex.Pattern;

/** Limits of the inference API. */
@ConfigMapping(prefix = "florin.inference")
public interface InferenceConfig {

    /** A larger body is refused. */
    @WithDefault("8388608")
    long maxBodyBytes();

    /** So many requests are served at a time; more are refused, not queued. */
    @WithDefault("512")
    int maxConcurrent();

    /** When neither client nor balance sets a limit: the shortest answer that is worth being paid for, in tokens. */
    @WithDefault("256")
    long leastOutputTokens();

    /**
     * What is reserved of a streamed answer at first, and at a time while it runs, in tokens. An answer that cannot be longer, that
     * is not streamed or whose tokens cannot all be seen is reserved as a whole.
     */
    @WithDefault("1024")
    long stretchTokens();

    /** The provider may count more tokens of an answer than we do: more is reserved so many percent earlier. */
    @WithDefault("10")
    long outputMarginPercent();

    /** Providers' names of models that reason without showing it, so that their answers cannot be counted as they come. */
    @WithDefault("(?i)(.*/)?(o[1-9]|gpt-5|gpt-oss|gemini-(2[.]5|[3-9])).*")
    Pattern unseenModels();

    /** The provider may count more prompt tokens than we do: so many percent are reserved on top, and ten tokens. */
    @WithDefault("5")
    long promptMarginPercent();

    /**
     * Of a model that is priced by characters: so many are reserved for each token of an answer, twice what prose has. What a token
     * of a whole answer has beyond that is charged as far as credits are at hand, and operator loss else.
     */
    @WithDefault("8")
    long mostCharactersOfToken();

    /** What is reserved for an image in a prompt, in tokens. */
    @WithDefault("2000")
    long imageTokens();

    /** What is reserved for what a search of the web puts into the prompt, in tokens. */
    @WithDefault("4000")
    long webSearchTokens();

    /** What is reserved for a generated image whose model is sold by tokens. */
    @WithDefault("8192")
    long imageOutputTokens();

    /** How long a connection to a provider may take. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a provider may be silent. */
    @WithDefault("120s")
    Duration silenceTimeout();

    /** How long an answer may take as a whole. */
    @WithDefault("15m")
    Duration answerTimeout();

    /** How long the rest of a stream is read, for its usage, after its client has gone. */
    @WithDefault("60s")
    Duration drainTimeout();

    /** A whole answer of a provider, or one line of a stream, may have so many bytes. */
    @WithDefault("16777216")
    int maxAnswerBytes();
}
