/**
 * The books made once more from the log alone: the same fold, block by block, into an empty database, and the comparison
 * with those that are in use.
 */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.rebuild;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
