/** Bounded pages of long lists. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
