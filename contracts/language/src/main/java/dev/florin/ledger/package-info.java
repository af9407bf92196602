/** What the ledger publishes: transfers, balances, alerts. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
