/** What operators and customers decide on an account, told as events and folded like all others. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.decision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
