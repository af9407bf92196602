/** The figures with their targets and conditions, as a table and as JSON. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
