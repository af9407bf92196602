/** Many rows in one statement. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
