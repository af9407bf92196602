/** Low-balance alerts, over HTTP and on {@code ledger.alerts}. */
@NullMarked
@CheckReturnValue
package dev.florin.ledger.alert;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
