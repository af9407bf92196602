/** When a service ends. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.lifecycle;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
