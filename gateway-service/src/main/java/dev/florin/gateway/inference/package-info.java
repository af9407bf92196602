/** The OpenAI-compatible API: from the request's bytes to the answer with its usage and cost. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.inference;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
