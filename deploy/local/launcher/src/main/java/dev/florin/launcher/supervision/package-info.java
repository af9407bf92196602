/** Starts programs, waits until they are ready, starts again what dies, and stops everything. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.supervision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
