/** From an event's append to its balance visible, under load. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.latency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
