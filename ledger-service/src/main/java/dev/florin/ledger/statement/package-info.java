/** An account's movements over a period, as people and spreadsheets read them. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.statement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
