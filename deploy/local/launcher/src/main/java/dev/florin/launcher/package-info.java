/** Runs a whole Florin on one machine. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
