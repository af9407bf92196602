/** What an account can still spend, over HTTP and on {@code ledger.balances}. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.balance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
