/** PostgreSQL and Kafka in one process, for a machine that has nothing but a JDK. */
@NullMarked
@CheckReturnValue
package dev.florin.stack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
