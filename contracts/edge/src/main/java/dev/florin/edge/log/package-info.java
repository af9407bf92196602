/** The fields that every log line of a request carries. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
