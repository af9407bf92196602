/** Committed rows to Kafka: in order, at least once. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.relay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
