/** What one deployment sells, read from its offering file. */
@NullMarked
@CheckReturnValue
package dev.florin.offering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
