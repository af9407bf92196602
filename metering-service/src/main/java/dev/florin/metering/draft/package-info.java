/** Prices that are being prepared: written, reviewed by somebody else, published, and what that would change. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.draft;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
