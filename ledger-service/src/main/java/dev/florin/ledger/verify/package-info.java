/**
 * Recomputes the books of a running ledger from its journal and its inputs, and names every difference. Plain classes
 * beside the service, with a main of their own: what checks the books must not share the code that writes them.
 */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.verify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
