/** An OpenAI-compatible server whose answers are a pure function of the request. */
@NullMarked
@CheckReturnValue
package dev.florin.demoupstream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
