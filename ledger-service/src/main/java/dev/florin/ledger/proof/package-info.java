/** What a customer takes away: the proof that a charge stands in the signed journal, and the keys to check it with. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.proof;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
