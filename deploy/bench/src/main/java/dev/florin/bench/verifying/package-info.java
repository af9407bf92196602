/** How fast the books are checked. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.verifying;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
