/** Measures what the ledger promises, on a stack of its own. */
@NullMarked
@CheckReturnValue
package dev.florin.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
