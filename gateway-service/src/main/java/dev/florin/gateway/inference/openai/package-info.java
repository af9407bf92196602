/** Providers that speak OpenAI's protocol: what they are asked, and their usage in disjoint meters. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.inference.openai;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
