/** Records that could not be folded: parked where operators see them, so that the partition goes on. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.deadletter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
