/** Traces: the context always travels and stands in the logs; spans are recorded where somebody collects them. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.trace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
