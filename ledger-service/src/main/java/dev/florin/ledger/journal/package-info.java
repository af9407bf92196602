/** The append-only sequence of transfers: written by the fold, read in pages, relayed to finance. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
