/** How an event travels: CloudEvents 1.0 in Kafka's binary mode, JSON data. */
@NullMarked
@CheckReturnValue
package dev.florin.event;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
