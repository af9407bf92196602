/** Events in: a batch of one partition becomes one transaction. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.fold;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
