/** What accounts used, by hour and model, folded from the usage stream exactly once. */
@NullMarked
@CheckReturnValue
package dev.florin.metering.aggregation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
