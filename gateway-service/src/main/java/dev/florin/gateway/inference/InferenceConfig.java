package dev.florin.gateway.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** The provider may count more prompt tokens than we do: so many percent are reserved on top, and ten tokens. */
    @WithDefault("5")
    long promptMarginPercent();

    /** What is reserved for an image in a prompt, in tokens. */
    @WithDefault("2000")
    long imageTokens();

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
