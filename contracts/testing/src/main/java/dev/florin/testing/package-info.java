/** A real PostgreSQL and a real Kafka for tests: containers where a Docker engine answers, the local stack elsewhere. */
@NullMarked
@CheckReturnValue
package dev.florin.testing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
