/** Which programs make up a running Florin, and how each is configured. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.programs;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
