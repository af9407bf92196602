/** Reads whole Kafka topics into memory, without a consumer group. */
@NullMarked
@CheckReturnValue
package dev.florin.gateway.topic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
