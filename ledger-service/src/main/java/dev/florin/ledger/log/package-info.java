/** The log read from its beginning, beside the consumer group that folds it. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
