/** The fold from Kafka into the books and out again: its rate, and whether its books are right. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.folding;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
