/** A server that speaks OpenAI's, Anthropic's and Gemini's protocol and whose answers are a pure function of the request. */
@NullMarked
@CheckReturnValue
package dev.florin.demoupstream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
