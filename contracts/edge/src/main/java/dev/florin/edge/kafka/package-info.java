/** Events as Kafka records, and consumption whose offsets live in the service's own database. */
@NullMarked
@CheckReturnValue
package dev.florin.edge.kafka;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
