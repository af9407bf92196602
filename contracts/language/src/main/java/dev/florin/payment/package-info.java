/** How purchased credits reach the ledger and leave it again: the events of the payments stream. */
@NullMarked
@CheckReturnValue
package dev.florin.payment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
