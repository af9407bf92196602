/** Requests that may be repeated when their answer was lost. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.idempotency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
