/** The first purchase of the demo account, on the path that every customer takes. */
@NullMarked
@CheckReturnValue
package dev.florin.launcher.opening;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
