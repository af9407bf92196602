/** An embedded Kafka broker that is its own KRaft controller, and its topics. */
@NullMarked
@CheckReturnValue
package dev.florin.stack.kafka;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
