/** The usual ledger, which the fold is compared with: a transaction a transfer under row locks. */
@NullMarked
@CheckReturnValue
package dev.florin.bench.baseline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
