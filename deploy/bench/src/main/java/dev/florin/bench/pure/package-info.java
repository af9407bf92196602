/** The fold as a pure function, without Kafka and PostgreSQL. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.pure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
