/** What the ledger publishes: transfers, balances, alerts, sealed blocks; and the words they are written in. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
