/** Rating and the gateway's catalogue, under JMH. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.rating;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
